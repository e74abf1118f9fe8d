import { listed } from './listed.ts'

/** Words of their own that differ by one letter from a word of the catalogues. */
export const NOT_TYPOS: ReadonlySet<string> = new Set(
  listed(`
    barrie, calder, colder, cooper, darren, fresno, frisco, marcel, martel, marvell, pinter, sumner, sumter, warner,
    analogy, blench, blight, breach, chilli, choler, coaled, coiled, cooked, cooker, cooped, dammed, danker, dreary,
    granny, hanker, harked, hawked, hawker, heaved, hocked, instal, install, invent, invest, outran, passel, pasted,
    paunchy, picker, pincer, pinked, punker, roster, sifter, simmer, slummer, sorter, steady, subset, summed, tinting,
    triply, turned, warded, warder, warier, warned, warped, warred, winery, winger, winner, wormed, angelica, angelico,
    charity, greene, sampson, spackle, blurted, burred, carton, clarify, cleaner, cleared, cleaver, draping, drawling,
    drained, drainer, fatten, fatter, fizzier, flattery, flutter, globing, gloving, greenery, growing, hardest, hunted,
    linear, pained, painter, panted, pointed, sparkler, summary, temper, tempura, vantage, wariest, brighton, scrabble,
    beached, bleacher, blenched, blurting, breached, burring, contract, inserted, invented, invested, paining, panting,
    pointing, printing, paunchier, fattest, american, blackbeard, liechtenstein, victoria, backboard, cartoonist,
    enchanter, romanticist, sharpener, softener, vaporware, scribbler, doodler, dauber
  `),
)
