import { ask, say, words } from './words.js';

const form = document.getElementById('setup');

// Behind the # is what nobody but this page sees: the code, and the user whom the link is for.
const [token, user] = window.location.hash.slice(1).split('&');
history.replaceState(null, '', window.location.pathname);

if (!token) {
  form.hidden = true;
  say(words.noToken);
} else if (user) {
  form.elements.user.value = decodeURIComponent(user);
  form.elements.user.readOnly = true;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (form.elements.password.value !== form.elements.again.value) {
    say(words.passwordsDiffer);
    form.elements.again.focus();
    return;
  }
  const typed = { token, user: form.elements.user.value, password: form.elements.password.value };
  const result = await ask('POST', '/api/setup', typed);
  if (result.ok) {
    form.hidden = true;
    document.getElementById('done').hidden = false;
    say('');
  } else {
    say(result.text);
  }
});
