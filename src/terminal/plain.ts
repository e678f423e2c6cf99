/**
 * Control characters, escape sequences among them, and those that turn the direction of writing (Unicode UAX #9): an article must not be
 * able to move the cursor, retitle the window or show the words around its own in another order.
 */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text of the corpus in one paragraph, harmless to a terminal. */
export function plain(text: string): string {
  return text.replace(CONTROL, '').replace(/\s+/g, ' ').trim();
}
