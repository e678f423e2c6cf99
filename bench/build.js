/** Builds the index of about so many passages in a process of its own, whose memory ends with it; its argument is their number. */
import { largeIndex } from './large-index.js';

const { passages, seconds } = await largeIndex(Number(process.argv[2]));
console.log(JSON.stringify({ passages, seconds }));
