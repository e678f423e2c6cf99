/** Function words and question words: they tell nothing about what a question is about. Data for `terms.ts`. */
export const stopWords = `
  a an the and or but if nor so than then that this these those there here
  i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours ourselves they them their theirs
  themselves who whom whose which what when where why how whether
  am is are was were be been being do does did doing done have has had having will would shall should can could may might must ought
  isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't can't couldn't shouldn't
  i'm you're he's she's it's we're they're i've you've we've they've i'd i'll who's what's that's there's
  of in on at to for from by with without into onto upon about as per via
  not no also just only very too much many some any all both each such own same other please tell
`
  .trim()
  .split(/\s+/);
