/** Words that decide whether a full stop ends a sentence. Data for `sentences.ts`; compared as they are written here. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** A name follows these: their full stop never ends a sentence. */
export const beforeNames = words(`
  Mr Mrs Ms Mx Dr Drs Prof Rev Revd Hon Messrs Mme Mlle Mmes Fr Sen Sens Rep Reps Gov Govs Pres Sec Atty Amb Supt Insp Det
  Gen Lt Col Maj Capt Cpt Cmdr Comdr Cdr Adm Sgt Cpl Pvt Pfc Brig Ens Cmdt Commr Commn Asst Assoc Adj Vice-Adm Msgr Ald Treas
  Sra Srta Herr Hr Dna Dñ Ing Dipl
  vs cf viz ie eg e.g i.e approx incl excl esp resp v aka a.k.a z.B d.h u.a bzw bspw vgl p.ej
`);

/** A number follows these: their full stop ends a sentence except before one. */
export const beforeNumbers = words(`
  No Nos no nos Nr nr Art Arts art Fig Figs fig figs Eq Eqs eq Tab Ch ch chap Chap Vol Vols vol vols Ver ver p pp P PP par para Par
  sec sect Sect Ex ex c ca circa est Est fl b d r Op op Bd Abb S Sp Rs Tel tel Ext ext Pt pt Bk bk cl Cl col ed eds Ed l ll n nn ff
  Prop Pop Pg pg
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
`);

/** These stand inside sentences and at their ends: a sentence ends only where a word that begins sentences follows. */
export const anywhere = words(`
  Inc Corp Co Cos Ltd Bros Plc PLC LLC Jr Sr Esq Ph.D PhD Ed.D Psy.D B.Sc M.Sc B.A M.A LL.B LL.M Litt.D Ph al St Ste Mt Mts Ft Pt Is Rd Ave
  Blvd Bldg Hwy Rte Sq Terr Pl Ln Pkwy Apt Dept dept Depts Univ Inst Assn Assoc Dist Intl Natl Govt govt Mfg Mgmt Cie Gmbh Ges
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Mich Minn Miss Mo Mont Neb Nebr Nev Okla Ore Pa Penn Tenn
  Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta Sask Nfld
  max min avg sq ft oz lb lbs mi hr hrs mph km cm mm kg yr yrs mil bn tr Bros Mgr Dir
`);

/** Written with an exclamation mark that is part of the name. */
export const exclaimed = words(`Yahoo Jeopardy E Wham Yum Oklahoma Oliver Airplane`);

/** What follows "5 p.m." without a new sentence beginning. */
export const afterTimes = words(`
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays
  Weekdays Weekends Daily Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February March April May
  June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec ET EST EDT CT CST CDT MT MST
  MDT PT PST PDT GMT UTC BST CET CEST IST JST HKT AEST AEDT AKDT AKST HST Eastern Central Mountain Pacific Greenwich Moscow Beijing
  Kyiv London Paris Tokyo
`);

/** After "3." these make it a date, as German writes it. */
export const germanMonths = words(
  `Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jänner`,
);

/** Words that, with a capital, most likely begin a sentence, and hardly ever a name. */
export const starters = words(`
  The A An This That These Those He She It We They You I His Her Its Our Their My Your Who What When Where Why How Which Whose Whether
  In On At For From With Without By To Of Into Within Among Between Against Throughout Through Until Upon Toward Towards Across Along
  Amid Besides Beyond Despite Except Following During After Before Since While As If Although Though Because Unless Once But And Or
  Nor No So Yet Then Than Thus Hence Therefore However Moreover Furthermore Meanwhile Nevertheless Nonetheless Instead Otherwise Also
  Additionally Similarly Likewise Still Even Only Just Not Never Now Today Yesterday Tomorrow Here There Some Several Many Much Few
  Each Every Either Neither Both Other Others Another Such Any Anyone Everyone Someone Nobody Nothing Something Everything Perhaps
  Maybe Indeed Finally Later Earlier Recently Currently Previously Afterwards Eventually Initially Originally Usually Often
  Sometimes According Unlike Like Given Having Being Had Has Have Was Were Is Are Am Do Does Did Can Could Should Would Will May Might
  Must Let Please Yes He's She's It's They're We're You're I'm I've I'd I'll He'd She'd They've We've There's That's What's Here's
  Don't Didn't Doesn't Isn't Aren't Wasn't Weren't Can't Couldn't Won't Wouldn't
`);

/** Verbs that attribute what was said: "Why?" Smith asked. */
export const saying = words(`
  asked asks said says say wrote writes told tells tweeted posted added adds replied replies answered responded exclaimed shouted
  yelled cried wondered wonders inquired demanded declared insisted quipped joked muttered whispered screamed remarked recalled
  recalls continued explained explains noted notes concluded urged warned begged pleaded
`);
