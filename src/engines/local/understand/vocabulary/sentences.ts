import { listed } from './listed.ts'

/** Words of the patterns that speak of things in the picture, by the name that patterns give them. */
export const PATTERN_SLOTS: Record<string, readonly string[]> = {
  put: listed(`
        put, place, set, drop, stand, move, transport, take, bring, teleport, send, sit, situate, position, relocate, show, have, let, transfer, get,
    make, imagine, picture, insert, gimme, gimmie, placing, putting, depict, beam, fly, travel, composite, superimpose, leave, 放, 放到, 放在, 移到, 置于, 让, 带到, 传送到, 身处, 送到
  `),
  change: listed(`
    change, turn, convert, transform, switch, shift, alter, modify, replace, swap, swap out, exchange, substitute, set, make, change out, render, changing,
    replacing, cover, fill, paint, update, want, have, use, 换, 改, 更换, 替换, 变, 换成, 改成, 变成, 替换成, 改为, 换为, 变为, 更换为, 设为, 替换为, 更换成, 设置为, 换到, 调成, 弄成, 搞成, 整成, 做成, 染成
  `),
  to: listed(
    'looked like, looks like, replaced with, replaced by, changed to, changed into, turned into, swapped for, switched to, set to, out of, made of, made from, made out of, look like, to, into, with, for, by, as, to be, to a, be, is, should be, onto, in, 为, 成, 换成, 改成, 变成, 替换成, 改为, 换为, 变为, 更换为, 设为, 替换为, 更换成, 设置为, 是, 调成, 染成, 换, 弄成, 搞成, 整成, 做成, 当, 作为',
  ),
  at: listed(`
    overlooking, in, on, at, down, into, onto, to, inside, in front of, by, near, next to, beside, under, among, through, against, within, in the middle of, before, amid,
    amidst, along, across, over, outside, around, behind, out on, out in, up on, down by, surrounded by, on top of, alongside, in the midst of, with, somewhere, somewhere in, somewhere on, 在, 到, 于, 里, 上, 中
  `),
  be: listed(`
    is, are, was, were, be, am, being, to be, should be, is now, would be, has to be, appears, appear, seems to be, seem, be in, 是, 在, 正在
  `),
  posture: listed(`
    standing, walking, sitting, running, dancing, posing, staying, living, located, lost, stood, sat, stand, walk, sit, run, dance, pose, strolling, talking, speaking,
    presenting, singing, filmed, shot, recorded, appearing, seen, working, travelling, traveling, swimming, floating, stands, walks, sits, runs, relaxing, 站, 走, 站在, 走在, 坐, 坐在
  `),
  selfBe: listed(
    'i want to be, i wanna be, i would like to be, i d like to be, id like to be, i wish i was, i wish i were, let me be, were supposed to be, im supposed to be, we are supposed to be, i am supposed to be, can i be, could i be, 我想在, 我要在',
  ),
  asIf: listed(
    'as if, as though, like, so it look like, so that it look like, so it seem, look like, look as if, look as though, seem like, appear to be, looking like, 好像, 仿佛',
  ),
  shot: listed(
    'shot, filmed, recorded, taken, captured, set, happening, taking place, located, staged, made, film, shoot',
  ),
  takesPlace: listed('set, take place, happen, located, situated, staged, filmed, shot, recorded, film, shoot, 发生'),
  use: listed(
    'use, gimme, gimmie, add, show, put, have, set, take, want, insert, apply, give, get, using, with, make, place, include, overlay, introduce, bring in, 用, 使用, 添加, 加, 加上, 增加, 以, 设',
  ),
  want: listed(
    'i want, i d like, id like, i would like, we want, we would like, want, i need, we need, i prefer, i would prefer, i d prefer, i wish, 我想要, 我要, 想要, 要',
  ),
  coloursOf: listed('in, with, of, the colours, in the colours, and, 的'),
  same: listed('too, as well, also, likewise, the same, same, 也是, 也一样, 也要, 同样, 一样'),
  wishTo: listed('want to be, wants to be, would like to be, want to stand, wants to stand, 想, 想要, 要'),
  instead: listed('instead, in its place, in there, 代替'),
  from: listed('from, out of, away from, 从'),
  becomes: listed('换成, 改成, 变成, 改为, 换为, 变为, 换到'),
  as: listed('as, for, as the, to be, 作为, 当, 当作, 做, 当成, 作'),
  behind: listed('behind, in back of, in, to, into, on, at, around, onto'),
  trulyBehind: listed('behind, in back of, at the back of, in the back of'),
  inTheBack: listed(
    'behind, in the back, at the back, in back, in the background, as backdrop, 当背景, 做背景, 作背景, 作为背景, 为背景',
  ),
  remove: listed(
    'remove, delete, erase, get rid of, take out, take away, cut out, eliminate, strip, lose, ditch, drop, clear, 去掉, 去除, 移除, 删除, 抠掉, 去',
  ),
  blurVerb: listed('blur, blurr, blurr out, defocus, soften, blur out, unfocus, 虚化, 模糊'),
  blurry: listed(`
    blurry, blurred, out of focus, defocused, blur, bokeh, bokeh blur, soft, blurrier, unsharp, fuzzy, blurred out, softer, gaussian blur, 模糊, 虚化
  `),
  depth: listed(`
    bokeh, depth of field, shallow depth of field, portrait mode, shallow focus, bokeh effect, depth of field effect, narrow depth of field, cinematic depth of field,
    background blur, blurred background, blurry background, bokeh background, background bokeh, out of focus background, low depth of field, soft background blur, 浅景深, 景深
  `),
  transparent: listed('transparent, see through, alpha, 透明'),
  give: listed(
    'give, gimme, gimmie, gave, get, lend, hand, dress, put, let, have, make, add, giving, show, 给, 给她, 给他, 让',
  ),
  wear: listed(`
    wear, wearing, dressed in, dress in, in, put on, clad in, wear a, have on, to wear, dressed, with, sporting, into, dress up in, wears, clothed in, 穿, 穿上, 穿着, 换上, 身穿, 换, 换成, 换一件, 穿一件, 换件, 穿件, 换套, 来件, 来套
  `),
  dress: listed('dress, clothe, dress up, 打扮'),
  of: listed('of, from, in, shown in, on, worn in, seen in, 的, 里, 中'),
  colourWord: listed('colour, color, shade, hue, colours, tone, 颜色'),
  paint: listed(
    'paint, dye, colour, recolour, tint, make, turn, bleach, colour in, spray, shade, recolouring, render, get, have, 染, 把, 染成, 涂成, 让',
  ),
  like: listed('like, as, look like, match, to match, similar to'),
  weatherVerb: listed(
    'shower, cover, surround, blanket, make, let, have, get, add, want, start, put, create, include, insert, with, apply, give, overlay, show, sprinkle, introduce, throw in, bring in, turn on, cause, should, need, needs, generate, produce, 让, 加, 加上, 添加, 增加, 加入, 下, 开始, 有, 飘, 飘点, 飘一点, 飘着, 下点, 下一场, 下场, 来一场, 来, 来点, 来场, 放, 撒, 洒',
  ),
  should: listed('should be, should, needs to, has to, must, needs to be'),
  weatherSubject: listed('它, it, it is, there, there is, there are, weather, 天, 天气'),
  weatherWord: listed('weather, 天气'),
  sky: listed('sky, outside, 天空, 外面'),
  weatherPlace: listed('in, in the, under, through, with, amid, amidst, during, while, surrounded by, 在'),
  frame: listed(
    'this, video, clip, footage, film, movie, shot, scene, picture, image, it, everything, whole thing, frame, sequence, whole scene, 视频, 画面, 影片, 这个视频',
  ),
  reference: listed(`
    reference image, reference photo, reference picture, reference, image reference, reference frame, provided image, provided photo, provided picture, attached image, attached photo, attached picture, uploaded image,
    uploaded photo, uploaded picture, supplied image, given image, image i provided, image i attached, image i uploaded, image provided, image attached, photo i attached, picture i attached, picture i uploaded, photo i uploaded, attachment, my image, my photo, my picture,
    image given, second image, other image, 参考图, 参考图片, 参考图像, 参考照片, 我上传的参考图, 我上传的参考图片, 上传的参考图, 我上传的图, 我上传的图片, 我上传的照片, 我上传的那张图, 我上传的那张照片, 上传的图, 上传的照片, 那张图, 这张图, 附图, 附件, 图片, 上传的图片, 提供的图片
  `),
  look: listed('look, style, clothes, outfit, colours, colour, pattern, fabric, texture, palette, 颜色, 图案, 样式'),
  no: listed('no, without, without any, no more, dont add, do not add, not, avoid, never, 不要, 没有, 别, 无'),
  and: listed('and, plus, 和, 与, 、'),
  effect: listed(
    'effect, effects, particle, particles, overlay, in the air, in the background, in background, in the foreground, around her, around him, around them, in the scene, to the scene, on the scene, outside, over the scene, to the video, to the background, falling, everywhere, all around, weather, to it, on top, fall, falls, come down, drifting, drifting by, rolling in, rolling, rolling by, swirling, swirling around, blowing, blowing around, in the distance, hanging in the air, drift, drift down, drift across, drift by, drift down across the frame, across the frame, across the screen, in front of the camera, rising, rising up, floating up, going off, going off in the sky, exploding, in the sky, lighting up the sky, fall through the trees, through the trees, through the window, through the windows, coming down, drifting down, raining down, floating down, floating, from the sky, flying, flying around, flying around her, floating around her, floating around, in front, 效果, 特效, 的效果, 飘落, 天气',
  ),
}

/** Say nothing wherever they stand in a pattern. */
export const EMPTY_WORDS = listed(`
  1, 2, 3, 4, 5, 6, 7, 8, 9,   both of their, all of their, both of the, all of the, teh, what would she look like, what would he look like, what would i look like, what would they look like, i meant, i mean, im, i am, am, id love, wed love, i would love, at least, id, maybe, perhaps, basically, coloured, her, his, hers, their, its, my, our, your, this, that, some, own, same, so that, so, entire, whole, all of, entirely, completely, now, then, also, instead, too, as well, want you to, i would like you to, you to, to,
  of the person, of the woman, of the man, of the girl, of the subject, she is wearing, he is wearing, they are wearing, that she is wearing, that he is wearing, that she wears, which she wears, she wears,
  he wears, worn by her, worn by him, please, here is, here, go, just, actually, kind of, nice, beautiful, cool, pretty, brand new, new, fancy, different, behind her, behind him, behind them, behind the person, behind the subject, behind the woman, behind the man, behind me,
  first, version of this, version of it, two, three, four, both, in the video, in this video, of the video, in the clip, of this clip, in the picture, video of, video, ones, one,
  给, 给视频, 的, 了, 请, 把, 将, 这个, 视频, 吧, 一下, 给我, 她的, 他的, 一件, 一个, 一条, 一张, 帮我, 我想, 我要, 上, 里, 成, 都, 能不能, 可以, 全部, 整个, 身上, 身上的, 那件, 这件, 一套, 一双, 一款, 先, 只, 只把, 只要, 仅, 纯, 变得, 麻烦, 麻烦把, 谢谢, 后面的, 其他不变, 女人的, 男人的, 人物的, 女孩的
`)
