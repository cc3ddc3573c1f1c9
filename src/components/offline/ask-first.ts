/** What is asked, and the words for both answers. */
export type Question = { question: string; yes: string; no: string };

/** Asks under a button before it does what cannot be undone. Whoever says no is back at the button. */
export function askFirst(button: HTMLButtonElement, { question, yes, no }: Question, act: () => void): void {
  const note = document.createElement('div');
  note.className = 'note flow';
  note.dataset['sure'] = '';
  note.tabIndex = -1;
  const text = document.createElement('p');
  text.textContent = question;
  const buttons = document.createElement('p');
  buttons.className = 'buttons';
  const answer = (words: string, className: string, then: () => void) => {
    const choice = document.createElement('button');
    choice.type = 'button';
    choice.className = className;
    choice.textContent = words;
    choice.addEventListener('click', () => {
      note.remove();
      button.hidden = false;
      button.focus();
      then();
    });
    return choice;
  };
  buttons.append(
    answer(yes, 'button main', act),
    answer(no, 'button', () => undefined),
  );
  note.append(text, buttons);
  button.hidden = true;
  (button.closest('.buttons') ?? button).after(note);
  note.focus();
}
