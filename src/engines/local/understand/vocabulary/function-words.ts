import { listed } from './listed.ts'

/** Between two parts of a prompt; how they hang together decides what the second inherits. */
export type Join = 'sentence' | 'comma' | 'line' | 'and' | 'or' | 'with'

export const JOINS: Record<Join, readonly string[]> = {
  sentence: ['.'],
  comma: [
    ...listed('then, after that, afterwards, finally, also, next, but, yet, while, whilst, however, additionally'),
    ...listed('然后, 再, 接着, 最后, 同时, 另外, 而且, 并且, 并, 以及, 顺便, 但, 但是'),
    ',',
  ],
  line: ['\n'],
  or: listed('or, nor, and or, or else, alternatively'),
  and: listed('and, plus, as well as, and also, and then, along with, together with, n'),
  with: listed('with, w, featuring, including, and with, but with, plus a'),
}

export const NEGATIONS = listed(`
  不要, 别, 不想要, 不需要, 没有, 无,
  no, not, neither, dont, do not, never, without, avoid, minus, doesnt, does not, shouldnt, should not, must not, cannot, cant,
  wont, leave out, instead of, rather than, w o
`)

/** What follows stays out of the edit; the whole frame is then not meant. */
export const EXCEPTIONS = listed(`
  except, except for, except from, apart from, other than, excluding, all but, everything but, besides, only on,
  only in, only for, only at, just on, just in, everything else, everyone else, all else, rest, the rest, else, anything else,
  other thing, other part, all other, rest of the frame, rest of the picture, rest of the image, rest of the video, rest of the scene, the rest of the frame, the rest of the picture, the rest of the image,
  the rest of the video, the rest of the scene, 除了, 除, 其他, 其他地方, 其他部分, 其余, 其余部分, 其它
`)

/** Exceptions that name what is left over, or the only place that is meant. */
export const EVERYTHING_ELSE: ReadonlySet<string> = new Set(
  listed(
    'everything else, everyone else, all else, rest, the rest, else, anything else, other thing, other part, all other, rest of the frame, rest of the picture, rest of the image, rest of the video, rest of the scene, the rest of the frame, the rest of the picture, the rest of the image, the rest of the video, the rest of the scene, 其 他, 其 他 地 方, 其 他 部 分, 其 余, 其 余 部 分, 其 它',
  ),
)
export const ONLY_THERE: ReadonlySet<string> = new Set(listed('only on, only in, only for, only at, just on, just in'))

/** Say nothing about what is edited. */
export const FILLERS = listed(`
  please, pls, kindly, can you, can u, could u, could you, i think, i guess, i feel, can we, could we, would you, will you, i want, i would like, i d like, id like,
  i need, we want, we need, we would like, want, need, would like, would love, i wish, wish, prefer, let us, lets, i, we,
  you, to be, be, being, been, should be, must be, has to be, have to be, needs to be, need to be, should, must, would,
  could, will, may, might, hey, hi, hello, thanks, thank you, thx, cheers, just, simply, only, whole, entire,
  complete, overall, all, all over, throughout, across, full, total, again, so, so that, such,
  such that, in order to, which, there, here, now, maybe, perhaps, either, if possible, where possible,
  ok, okay, even, for me, for us, to me, edit video, video edit, task, instruction, prompt, what, something, one, sure, make sure, ensure,
  certain, seem, become, becoming, had, were to, as though, has, have, taken, caught, taking, made, making, captured, recorded,
  coming, straight, out, going, give me, show me, together, at the same time, currently, existing, whole entire,
  give off, overall look, not only, can, i would love it if, i d love it if, id love it if, it would be nice if,
  it would be great if, wouldnt hurt, would be nice, would be great, would be cool, would be good, would be lovely, would be perfect,
  fix it, fix that, fix this, please fix, correct it, exactly, precisely, id love, wed love, i would love, how about, what about, why not, lets go with, can i get, can i have, could i get, could i have, can we get, can we have, could we get, could we have, may i have,
  id love to see, id love to have, wed love to see, wed, im, at least, go, goes, instead, am, really want, just want, supposed to be, suppose, i meant, i mean, what would she look like, what would he look like, what would i look like, what would they look like, whatever, anyway, basically, so basically, literally, honestly, essentially, thanks so much, thank you so much, many thanks,
  thanks a lot, thanks in advance, much appreciated, the same video, same video, the same clip, same clip, lol, haha, btw, tho, plz, ty, first of all, firstly, secondly, thirdly, lastly, nothing else touched,
  do not change anything except, dont change anything except, do not change anything but, dont change anything but,
  change nothing but, change nothing except, is it possible to, would it be possible to, possible to
`)

export const DETERMINERS = listed('the, teh, my, our, your, each, every, any, these, those, both')

export const ARTICLES = listed('a, an, another')

/** Between a verb's object and what it shall become. */
export const TOWARDS = listed('to, into, by, as')

export const PREPOSITIONS = listed(
  'in, on, onto, over, at, from, for, under, through, during, within, inside, upon, between, per, behind, next to, in front of, in the middle of, on top of, against',
)

export const OF = listed('of, about, showing, depicting, starring, where')

export const LIKENESS = listed(`
  like, as if, as though, similar to, reminiscent of, resembling, look like, inspired by, as in, in the manner of,
  in the vein of, a la
`)

export const COPULAS = listed('come out, comes out, turned out, came out, is, are, was, were')

/** Praise and mood: true of many a look, never an edit. */
export const MOODS = listed(`
  beautiful, beautifully, nice, nicely, cool, awesome, amazing, stunning, gorgeous, lovely, pretty, classic, classy,
  authentic, genuine, real, true, proper, good, great, best, perfect, elegant, stylish, artistic, aesthetically, atmospheric, moody, emotional, dramatic, evocative, tasteful, professional, modern, old, older, aged,
  traditional, timeless, iconic, typical, natural, naturally, interesting, creative, fun, rich, fresh,
  clean, new, simple, general, certain, particular, overall, different, original, hand made, handmade, gloomy, mysterious,
  melancholic, melancholy, sad, serious, happy, cheerful, bleak, sombre, somber, serene, calm, peaceful, playful, energetic, uplifting, hopeful,
  joyful, epic, magical, gritty, harsh, eerie, whimsical, romantic, gloomy, surreal, nostalgic, futuristic, creepy,
  sinister, ominous, tense, cosy, cozy, intimate, lush, raw, rough, edgy, old school, worn, distressed, weathered,
  plain, visible, colour graded, little old, long lost, wonderful, fantastic, sexy, attractive, balanced, pleasing, pleasant
`)

/** Asked of every picture; nothing in particular is to be done. */
export const QUALITY = listed(`
  masterpiece, high quality, best quality, good quality, top quality, highest quality, hd, full hd, uhd, 4k, 8k, 2k, 6k,
  1080p, 720p, 4k resolution, 8k resolution, high resolution, hi res, high res, ultra hd, ultra detailed, highly detailed,
  detailed, intricate details, intricate, sharp focus, professional quality, award winning, trending on artstation,
  artstation, unreal engine, octane render, photorealistic, photo realistic, hyperrealistic, realistic, ultra realistic,
  hdr, high definition, lifelike, realism, best, hyper realistic, hyper detailed, very detailed, raw photo, dslr
`)

const DECADES = ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties']

/** "1940s", "40s", "the forties"; next to another look they only describe it. */
export const ERAS = [
  ...[...Array(14).keys()].map((index) => `${1890 + 10 * index}s`),
  ...[...Array(9).keys()].map((index) => `${10 + 10 * index}s`),
  ...DECADES,
  ...listed(
    'early, late, mid, old time, last century, bygone era, mid century, golden age, 七十年代, 八十年代, 九十年代, 民国',
  ),
]

/** Decoration; other pictographs could name anything. */
export const ORNAMENTS = [...'🎬🎥📹📽🎞📷📸✨🔥🌟⭐💫🖤🤍❤💯👍🙏😊😀😃😄😁🙂😍🥰😎🤩🎨🪄👌👏🎉✅🚀']
