import { listed } from './listed.ts'

/** The most usual Chinese names of looks, by name of the look. */
export const CHINESE_LOOKS: Record<string, readonly string[]> = {
  'black-and-white': listed('黑白, 黑白色'),
  vintage: listed('复古, 怀旧, 復古, 懷舊'),
  cartoon: listed('卡通, 动画, 動畫'),
  cyberpunk: listed('赛博朋克, 賽博龐克'),
  'teal-orange': listed('电影感, 電影感'),
  'oil-painting': listed('油画, 油畫'),
  watercolour: listed('水彩, 水彩画, 水彩畫'),
  'pencil-sketch': listed('素描, 铅笔画'),
  'pixel-art': listed('像素, 像素画'),
  sepia: listed('老照片, 棕褐色'),
  noir: listed('黑色电影'),
  night: listed('夜晚, 黑夜, 夜间'),
  anime: listed('动漫, 日漫, 動漫'),
  'golden-hour': listed('黄金时刻, 夕阳'),
  'film-35mm': listed('胶片, 胶片感, 胶片颗粒'),
  comic: listed('漫画, 漫畫'),
}

/** Words around them that say nothing. */
export const CHINESE_FILLERS = listed(`
  请, 請, 把, 将, 將, 这个, 這個, 这段, 视频, 視頻, 影片, 画面, 畫面, 整个, 转换为, 转换成, 转为, 做成, 调成,
  风格, 風格, 效果, 的, 滤镜, 濾鏡, 色调, 加, 加上, 添加, 使用, 应用, 一个, 一點, 吧, 让, 给我, 电影, 電影
`)
