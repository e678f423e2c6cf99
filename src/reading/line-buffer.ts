/**
 * The words of a line as they come in. Each operation takes a time of its own piece's length and not of the line's: a line may be
 * all of a hostile file.
 */
export class LineBuffer {
  private pieces: string[] = [];

  /** Whether there is nothing but white space. */
  get blank(): boolean {
    return this.pieces.every((piece) => piece.trim() === '');
  }

  /** Whether the next word needs no blank before it. */
  get open(): boolean {
    return /^\s?$/u.test(this.pieces.at(-1)?.at(-1) ?? '');
  }

  /** Whether it ends in a line break, spaces after it aside. */
  get broken(): boolean {
    const last = this.pieces.findLast((piece) => !/^ *$/u.test(piece));
    return last !== undefined && /\n *$/u.test(last);
  }

  append(words: string): void {
    if (words !== '') this.pieces.push(words);
  }

  trimEnd(): void {
    for (let last = this.pieces.pop(); last !== undefined; last = this.pieces.pop()) {
      const rest = last.trimEnd();
      if (rest === '') continue;
      this.pieces.push(rest);
      return;
    }
  }

  /** Everything, after which it is empty. */
  take(): string {
    const words = this.pieces.join('');
    this.pieces = [];
    return words;
  }
}
