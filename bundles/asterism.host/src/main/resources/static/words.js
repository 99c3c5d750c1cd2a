// The texts of the pages, and what they have in common. The language is the browser's, Russian unless it is English.
const texts = {
  ru: {
    signIn: 'Вход', user: 'Имя пользователя', password: 'Пароль', signInDo: 'Войти', signedInAs: 'Вы вошли как',
    menu: 'Меню', noMenu: 'Для вас пока ничего нет: права выдаёт администратор.', signOut: 'Выйти',
    setup: 'Новый пароль', newPassword: 'Новый пароль', passwordAgain: 'Пароль ещё раз', setupDo: 'Сохранить',
    passwordHint: 'От 12 до 200 символов.', passwordsDiffer: 'Пароли не совпадают.',
    setupDone: 'Пароль сохранён.', noToken: 'Откройте ссылку целиком: в ней не хватает кода.',
    failed: 'Сервер не ответил. Повторите немного позже.',
  },
  en: {
    signIn: 'Sign in', user: 'User name', password: 'Password', signInDo: 'Sign in', signedInAs: 'Signed in as',
    menu: 'Menu', noMenu: 'Nothing is here for you yet: an administrator grants permissions.', signOut: 'Sign out',
    setup: 'New password', newPassword: 'New password', passwordAgain: 'Password once more', setupDo: 'Save',
    passwordHint: '12 to 200 characters.', passwordsDiffer: 'The passwords differ.',
    setupDone: 'The password is saved.', noToken: 'Open the whole link: its code is missing.',
    failed: 'The server did not answer. Try again soon.',
  },
};

const known = (navigator.languages || []).map((language) => language.slice(0, 2)).find((language) => texts[language]);
export const language = known || 'ru';
export const words = texts[language];

document.documentElement.lang = language;
document.querySelectorAll('[data-words]').forEach((element) => {
  element.textContent = words[element.dataset.words];
});

const message = document.getElementById('message');

export function say(text) {
  message.textContent = text;
}

/** Sends a request; returns what came of it, with a text for people when it was refused. */
export async function ask(method, path, body, csrfToken) {
  const headers = { 'Accept-Language': language };
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  if (csrfToken) {
    headers['X-CSRF-Token'] = csrfToken;
  }
  try {
    const response = await fetch(path, { method, headers, body: body && JSON.stringify(body), credentials: 'same-origin' });
    const isJson = (response.headers.get('Content-Type') || '').includes('json');
    const answer = isJson ? await response.json() : {};
    const fields = (answer.errors || []).map((error) => error.detail);
    return { ok: response.ok, status: response.status, answer, text: fields.join('; ') || answer.detail || words.failed };
  } catch (failure) {
    return { ok: false, status: 0, answer: {}, text: words.failed };
  }
}
