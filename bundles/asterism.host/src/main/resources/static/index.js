import { ask, say } from './words.js';

const form = document.getElementById('sign-in');
const signedIn = document.getElementById('signed-in');
const menu = document.getElementById('menu');
let csrfToken = '';

async function show() {
  const session = await ask('GET', '/api/session');
  form.hidden = session.ok;
  signedIn.hidden = !session.ok;
  if (!session.ok) {
    csrfToken = '';
    say(session.status === 401 ? '' : session.text);
    document.getElementById('user').focus();
    return;
  }
  csrfToken = session.answer.csrfToken;
  document.getElementById('name').textContent = session.answer.user;
  const entries = await ask('GET', '/api/menu');
  const items = entries.ok ? entries.answer.items : [];
  menu.replaceChildren(...items.map((item) => {
    const link = document.createElement('a');
    link.href = item.path;
    link.textContent = item.title;
    const entry = document.createElement('li');
    entry.append(link);
    return entry;
  }));
  document.getElementById('no-menu').hidden = !entries.ok || items.length > 0;
  say(entries.ok ? '' : entries.text);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const typed = { user: form.elements.user.value, password: form.elements.password.value };
  form.elements.password.value = '';
  const result = await ask('POST', '/api/session', typed);
  if (result.ok) {
    await show();
  } else {
    say(result.text);
    form.elements.password.focus();
  }
});

document.getElementById('sign-out').addEventListener('click', async () => {
  const result = await ask('DELETE', '/api/session', undefined, csrfToken);
  if (result.ok) {
    await show();
  } else {
    say(result.text);
  }
});

show();
