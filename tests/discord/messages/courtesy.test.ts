import { describe, expect, it } from 'vitest';
import { courtesyIn } from '../../../src/discord/messages/courtesy.js';

describe('courtesyIn', () => {
  it.each([
    ['thanks', 'thanks'],
    ['Thank you so much!', 'thanks'],
    ['ok, thx 👍', 'thanks'],
    ['Danke schön', 'thanks'],
    ['Merci beaucoup à tous', 'thanks'],
    ['¡Muchas gracias!', 'thanks'],
    ['hello all', 'greeting'],
    ['Hi everyone 👋', 'greeting'],
    ['Good morning', 'greeting'],
    ['Guten Morgen zusammen', 'greeting'],
    ['Bonjour à tous', 'greeting'],
    ['Guten Tag', 'greeting'],
    ['Buenos días, hola', 'greeting'],
    ['¡Buenas noches a todos!', 'greeting'],
    ['Bonne nuit', 'greeting'],
    ['Morgen ist auch noch ein Tag', null],
    ['thanks, but who said it', null],
    ['hello, where did they meet', null],
    ['Hello?', null],
    ['thanksgiving', null],
    ['for you', null],
    ['Good', null],
    ['👍', null],
    ['', null],
  ])('finds in %j: %s', (text, courtesy) => {
    expect(courtesyIn(text)).toBe(courtesy);
  });
});
