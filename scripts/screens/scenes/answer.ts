import type { Scene } from '../page.js';
import type { Stage } from '../stage.js';

/** An answer and a decline: what the README shows. */
export async function answer({ ask, member }: Stage): Promise<Scene[]> {
  const mira = member('Mira');
  return [
    { caption: 'A question, answered', html: await ask(mira, 'How long was the post of defence minister vacant?') },
    { caption: 'Nothing in the articles answers it', html: await ask(mira, 'Who won the football World Cup in 1998?') },
  ];
}
