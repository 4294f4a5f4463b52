/** Milliseconds between looks for new mails. */
const LOOK = 1_000;
const LINK = /https?:\/\/\S+/g;

const find = (id) => document.getElementById(id);
let shown;
let known = '';

/** Text with its links, as nodes: nothing of a mail is ever read as HTML here. */
function linked(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    nodes.push(text.slice(from, match.index));
    const link = document.createElement('a');
    link.href = match[0];
    link.textContent = match[0];
    nodes.push(link);
    from = match.index + match[0].length;
  }
  return [...nodes, text.slice(from)];
}

function show(letter) {
  shown = letter.id;
  find('letter').hidden = false;
  find('subject').textContent = letter.subject;
  find('readers').textContent = `${letter.from} to ${letter.to.join(', ')}`;
  find('text').replaceChildren(...linked(letter.text));
  find('html').hidden = !letter.html;
  if (letter.html) find('html').src = `/dev/mail/letters/${letter.id}`;
  for (const button of find('letters').querySelectorAll('button')) {
    button.setAttribute('aria-current', String(button.dataset.id === shown));
  }
}

function entry(letter) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  const [subject, reader, time] = ['strong', 'span', 'time'].map((name) => document.createElement(name));
  subject.textContent = letter.subject;
  reader.textContent = letter.to.join(', ');
  time.textContent = new Date(letter.receivedAt).toLocaleTimeString();
  button.type = 'button';
  button.dataset.id = letter.id;
  button.setAttribute('aria-current', String(letter.id === shown));
  button.append(subject, reader, time);
  button.addEventListener('click', () => show(letter));
  item.append(button);
  return item;
}

/** Whoever is about to press a mail is about to press it still when another one has come. */
function list(letters) {
  const { id } = document.activeElement?.dataset ?? {};
  find('empty').hidden = letters.length > 0;
  find('letters').replaceChildren(...letters.map(entry));
  if (id) find('letters').querySelector(`[data-id="${id}"]`)?.focus();
}

async function look() {
  try {
    const letters = await (await fetch('/dev/mail/letters')).json();
    const ids = letters.map(({ id }) => id).join();
    if (ids !== known) {
      known = ids;
      list(letters);
    }
  } catch {
    // The system is being started again, or has been stopped: another look will tell.
  } finally {
    setTimeout(look, LOOK);
  }
}
void look();
