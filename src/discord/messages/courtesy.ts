/** Words of thanks and of greeting, and those that go with them, in the languages of the interface; folded to plain small letters. */
const thanks = wordSet('thanks thank thx ty tysm cheers danke dankeschon dankesehr merci gracias');
const greetings = wordSet(
  'hello hi hey hiya morning evening afternoon night goodbye bye hallo moin servus guten gute morgen tschuss ' +
    'bonjour bonsoir salut coucou nuit hola adios buenos buenas',
);
const fillers = wordSet(
  'you u so much very a lot all everyone everybody guys folks there again bot verbatim good day great ok okay cool nice perfect ' +
    'for the help that this ' +
    'schon sehr viel vielen dank dir euch alle zusammen tag abend nacht fur die hilfe ' +
    'beaucoup bien a tous tout le monde bonne pour l aide ' +
    'muchas muchos dias tardes noches todos todas por la ayuda',
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** What a message says that asks nothing: thanks, or a greeting. Null where it says anything else. */
export function courtesyIn(text: string): 'thanks' | 'greeting' | null {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  if (words === null || text.includes('?')) return null;
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  if (!words.every((word) => thanks.has(word) || greetings.has(word) || fillers.has(word))) return null;
  return has(thanks) ? 'thanks' : has(greetings) ? 'greeting' : null;
}
