import { listed } from './listed.ts'

/** The most usual Chinese names of looks, by name of the look. */
export const CHINESE_LOOKS: Record<string, readonly string[]> = {
  'black-and-white': listed('黑白, 黑白色'),
  vintage: listed('复古, 怀旧'),
  cartoon: listed('卡通, 动画'),
  cyberpunk: listed('赛博朋克, 赛博庞克'),
  'teal-orange': listed('电影感, 青橙, 青橙色, 青橙色调, 青橙调'),
  'oil-painting': listed('油画'),
  watercolour: listed('水彩, 水彩画'),
  'pencil-sketch': listed('素描, 铅笔画'),
  'pixel-art': listed('像素, 像素画'),
  sepia: listed('老照片, 棕褐色'),
  noir: listed('黑色电影'),
  night: listed('夜晚, 黑夜, 夜间, 晚上'),
  winter: listed('冬天, 冬季, 冬日'),
  summer: listed('夏天, 夏季, 夏日'),
  autumn: listed('秋天, 秋季, 秋日'),
  spring: listed('春天, 春季'),
  horror: listed('恐怖, 恐怖片'),
  dream: listed('梦幻, 唯美'),
  vhs: listed('录像带'),
  ink: listed('水墨, 水墨画'),
  'silent-film': listed('默片'),
  'film-8mm': listed('老电影, 旧电影'),
  pastel: listed('马卡龙'),
  vignette: listed('暗角'),
  negative: listed('负片, 反色'),
  'soft-focus': listed('柔焦, 柔光'),
  anime: listed('动漫, 日漫, 日系动漫, 日式动漫, 日本动漫, 日本动画'),
  'golden-hour': listed('黄金时刻, 夕阳'),
  'film-35mm': listed('胶片, 胶片感, 胶片颗粒, 老胶片, 胶片质感, 菲林'),
  comic: listed('漫画, 美漫'),
  'bleach-bypass': listed('漂白, 留银'),
  bloom: listed('泛光, 辉光'),
  'blue-hour': listed('蓝调时刻, 蓝调'),
  blueprint: listed('蓝图'),
  chalkboard: listed('黑板, 黑板画, 粉笔画'),
  'cinema-bars': listed('黑边, 电影黑边, 上下黑边, 加黑边, 宽银幕, 遮幅'),
  'cross-process': listed('正片负冲'),
  crt: listed('显像管, 老电视'),
  cyanotype: listed('蓝晒'),
  duotone: listed('双色调, 双色'),
  'film-16mm': listed('16毫米胶片, 16毫米'),
  fisheye: listed('鱼眼, 鱼眼镜头'),
  glitch: listed('故障, 故障艺术, 故障风'),
  'green-code': listed('绿色代码, 代码雨'),
  halftone: listed('半色调, 网点'),
  infrared: listed('红外, 红外线'),
  kodachrome: listed('柯达克罗姆, 柯达'),
  'neon-outline': listed('霓虹轮廓, 霓虹线条'),
  'night-vision': listed('夜视, 夜视仪'),
  polaroid: listed('拍立得, 宝丽来'),
  'pop-art': listed('波普, 波普艺术'),
  posterise: listed('色调分离, 海报化'),
  'security-camera': listed('监控, 监控录像, 监控摄像头'),
  technicolor: listed('特艺彩色'),
  thermal: listed('热成像, 热感应'),
  'tilt-shift': listed('移轴, 移轴摄影'),
}

/** Chinese names that a look only comes near to, by name of the look. */
export const CHINESE_NEAR_LOOKS: Record<string, readonly string[]> = {
  anime: listed('宫崎骏, 吉卜力, 新海诚, 二次元'),
  cartoon: listed('皮克斯, 迪士尼, 乐高, 粘土, 3D动画'),
  'oil-painting': listed('梵高, 莫奈, 印象派, 名画'),
  'green-code': listed('黑客帝国'),
  'teal-orange': listed('好莱坞, 大片, 大片感, 高级感'),
  cyberpunk: listed('银翼杀手'),
  ink: listed('国画, 中国画, 武侠'),
  noir: listed('王家卫'),
  'film-8mm': listed('家庭录像, 超8'),
  'pixel-art': listed('我的世界, 红白机'),
  pastel: listed('小清新, 清新, 日系'),
  vintage: listed('港风, 年代感, 七十年代, 八十年代, 九十年代, 民国'),
  'golden-hour': listed('黄昏感, 落日, 像黄昏, 黄昏的感觉, 黄昏氛围'),
}

/** The most usual Chinese words for adjustments, by name of the adjustment: they turn it up or down, or only name it. */
export const CHINESE_DIALS: Record<string, Record<'up' | 'down' | 'nouns', readonly string[]>> = {
  exposure: {
    up: listed('亮, 明亮, 调亮, 变亮, 提亮, 加亮, 更亮'),
    down: listed('暗, 调暗, 变暗, 压暗, 昏暗, 更暗'),
    nouns: listed('亮度, 曝光'),
  },
  contrast: { up: listed('高对比度'), down: listed('低对比度'), nouns: listed('对比度, 对比') },
  saturation: {
    up: listed('鲜艳, 艳, 艳丽, 鲜明, 浓郁, 颜色鲜艳, 色彩鲜艳, 颜色更鲜艳, 色彩更鲜艳'),
    down: listed('颜色淡, 淡, 素, 素雅, 灰一点, 低饱和度'),
    nouns: listed('饱和度, 色彩'),
  },
  temperature: {
    up: listed('暖, 暖调, 暖色, 暖色调, 温暖, 偏暖'),
    down: listed('冷, 冷调, 冷色, 冷色调, 偏冷'),
    nouns: listed('色温'),
  },
  sharpness: { up: listed('锐化, 锐利, 清晰, 更清晰, 清楚'), down: [], nouns: listed('锐度, 锐利度, 清晰度') },
  blur: { up: listed('模糊'), down: [], nouns: [] },
}

/** Particles, measure words and politeness, which say nothing of what is wanted. */
export const CHINESE_PARTICLES = listed(`
  呗, 嘛, 啊, 呀, 哦, 哈, 啦, 喽, 哟, 咯, 噢, 诶, 哎, 嗯, 呢, 吗, 吧, 的, 地, 得, 了, 着, 要, 想, 想要, 我要, 我想, 我想要, 请, 请问, 麻烦, 拜托, 帮, 帮我, 帮忙, 请帮我,
  给我, 给她, 给他, 能, 能否, 能不能, 可以, 可否, 可不可以, 个, 一个, 种, 一种, 那种, 这种, 件, 一件, 那件, 这件, 条, 一条, 张, 一张, 头, 一头, 套, 一套, 身, 一身, 片, 一片, 下, 一下, 全, 全部,
  所有, 整体, 整个, 都, 也, 还, 就, 又, 直接, 马上, 立刻, 来, 来个, 来点, 加点, 走, 走起, 起来, 就行, 就好, 就可以, 即可, 往, 朝, 向, 偏, 像, 像是, 好像, 颜色, 彩色, 原色, 整支, 一支, 支, 拍, 搞, 整, 弄, 有, 有个, 带, 带点, 带有, 一些, 这, 那, 这个, 那个, 这段, 那张, 看起来, 看上去, 样子, 的样子,
  那样, 这样, 之外, 以外, 外, 谢谢, 谢谢你, 感谢, 你好, 您好, 通通, 统统, 现在, 原来, 本来, 最好, 尽量, 特意, 视频里, 视频中, 画面里, 画面中, 整段视频, 整段, 这条视频
`)

/** Words around looks that say nothing. */
export const CHINESE_FILLERS = [
  ...CHINESE_PARTICLES,
  ...listed(`
    把, 将, 视频, 影片, 画面, 转换为, 转换成, 转为, 做成, 弄成, 变成, 搞成, 整成, 调成, 风格, 效果, 感觉, 感, 质感, 氛围, 氛围感, 味道, 滤镜, 色调, 使用, 应用, 让, 电影, 风, 系, 地方, 变得, 先, 只, 颗粒感
  `),
]
