import type { TimeOfDay } from '../../plan.ts'
import { listed } from './listed.ts'

interface PlaceName {
  phrases: readonly string[]
  /** Phrases of scenes, the nearest first: the first one that the catalogue has is taken. */
  as: readonly string[]
  /** The scene only comes near to what is named. */
  near: boolean
  time?: TimeOfDay
}

const place = (as: string, phrases: string, more: { near?: boolean; time?: TimeOfDay } = {}): PlaceName => ({
  phrases: listed(phrases),
  as: listed(as),
  near: more.near ?? false,
  ...(more.time ? { time: more.time } : {}),
})
const near = (as: string, phrases: string, time?: TimeOfDay): PlaceName =>
  place(as, phrases, { near: true, ...(time ? { time } : {}) })

/** Other names of what the scenes show, and famous places with the scene that comes nearest. */
export const PLACES: readonly PlaceName[] = [
  place('beach', 'seaside, sea side, seashore, sandy beach, beach scene, by the sea, shore'),
  place(
    'tropical beach, beach',
    'tropical island, palm beach, paradise beach, island beach, beach with palm trees, tropical paradise',
  ),
  place(
    'snowy street',
    'snow covered street, street in the snow, snowy road, snow covered road, snowy city street, winter street, street in winter, snowy town',
  ),
  place(
    'snowy forest, snowy mountain',
    'winter forest, snow covered forest, snowy wood, forest in winter, winter wonderland, snow covered tree',
  ),
  place(
    'snowy mountain, mountain',
    'snow capped mountain, snow covered mountain, snowy peak, alpine mountain, snowy landscape, snow landscape, snowfield, snow field, snowy mountain range, snowy mountains, snowy mountain landscape, mountain with snow, mountains with snow, snow mountain, winter landscape, snowy place',
  ),
  place('mountain', 'mountain range, mountain landscape, mountain scenery, hill, mountaintop, mountain top'),
  place(
    'forest',
    'wood, woods, woodland, wooded setting, wooded field, wooded area, wooded park, forest clearing, pine forest, wooded forest',
  ),
  place('jungle, bamboo forest, forest', 'rainforest, rain forest, tropical forest, tropical jungle'),
  place(
    'meadow, flower field',
    'grassland, grassy field, grass field, field of grass, green field, grass, field of flowers, flower field, poppy field, poppy flower, wildflower meadow, field of poppies',
  ),
  place('desert', 'sahara, sand dune, dunes, desert landscape, sandy desert'),
  place('canyon, desert', 'red rock canyon, canyon landscape'),
  place(
    'city street, street',
    'urban street, busy street, downtown, downtown street, street of a city, city center, city centre',
  ),
  place(
    'city by night, night city',
    'city at night, night city, nighttime city, city light, city lights, city nightlife, night cityscape, city street at night, street at night, nighttime street, night street',
  ),
  place(
    'neon street, city by night',
    'cyberpunk city, cyberpunk street, neon city, neon lit street, cyberpunk alley, neon alley, futuristic city, sci fi city',
  ),
  place(
    'rainy street',
    'wet street, street in the rain, rainy city, rainy road, rainy city street, rain soaked street',
  ),
  place('skyline, city', 'city skyline, cityscape, city view'),
  place(
    'rooftop, skyline',
    'roof, roof of a skyscraper, roof of a building, roof top, rooftop terrace, skyscraper roof, top of a skyscraper',
  ),
  place(
    'old town',
    'european street, old european street, cobblestone street, cobbled street, european city, medieval town, historic town, french street, italian street',
  ),
  place('space, outer space', 'in space, galaxy, cosmos, universe, nebula, deep space, starfield, star field, orbit'),
  place('moon', 'lunar surface, surface of the moon, moon surface'),
  place('mars', 'martian desert, martian landscape, red planet, martian surface, surface of mars, planet mars'),
  place(
    'underwater',
    'under the sea, undersea, beneath the waves, under water, bottom of the sea, coral reef, ocean floor, beneath the sea',
  ),
  place('sea, ocean', 'open sea, open ocean, sea view, ocean view'),
  place('lake', 'lakeside, lake side, pond, mountain lake, by a lake'),
  place('river', 'riverside, stream, creek, river bank, riverbank, tropical river'),
  place(
    'office',
    'modern office, office room, workplace, office building, meeting room, conference room, boardroom, open plan office, workspace',
  ),
  place(
    'living room',
    'home, lounge, apartment, flat, sitting room, cosy room, cozy room, house interior, home interior',
  ),
  near(
    'living room',
    'indoor, indoors, inside a house, inside, cosy fireplace, cozy fireplace, fireplace, cabin, indoor setting',
  ),
  place('library', 'bookshelf, book shelf, bookshelves, bookcase, study'),
  place('cafe', 'coffee shop, coffee house, coffeehouse, café, coffee bar'),
  place('restaurant, bar, cafe', 'diner, pub'),
  place(
    'studio, white studio',
    'photo studio, photography studio, film studio, studio backdrop, studio background, professional studio',
  ),
  place('white studio, studio', 'clean white studio, white photo studio, infinity cove'),
  place('stage, concert', 'concert stage, theatre stage, concert hall, rock concert, on stage'),
  place('nightclub, disco', 'club, disco, night club, dance floor, rave, party'),
  place('sunset sky, sunset', 'sunset, sunset sky, evening sky, sunrise, sunset scenery'),
  place('cloud, clouds, sky', 'sky, blue sky, above the clouds, cloudy sky, in the clouds, cloud, clouds'),
  place(
    'night sky, starry sky, aurora',
    'starry sky, starry night, starry night sky, milky way, star, under the stars, stars',
  ),
  place('aurora, northern lights, night sky', 'northern lights, aurora borealis, polar lights'),
  place('christmas market, christmas', 'christmas scene, christmas village, christmas fair'),
  place(
    'cherry blossom, park',
    'cherry blossoms, forest of cherry blossoms, cherry blossom forest, cherry blossom garden, cherry tree, sakura',
  ),
  place('autumn forest, forest', 'fall forest, autumn wood, autumn park, forest in autumn, forest in the fall'),
  place(
    'subway, train station',
    'metro station, subway station, underground station, metro, train platform, railway station',
  ),
  place('train station, subway', 'station, railway platform'),
  place(
    'ballroom, hall, castle',
    'marble ballroom, palace, palace hall, ball room, throne room, marble hall, great hall',
  ),
  place('volcano, fire', 'lava, lava field, erupting volcano'),
  place('fire, volcano', 'flame, flames, burning background, wall of fire'),
  place('farm, wheat field', 'countryside, country side, barn, rural landscape, corn field, cornfield'),
  place('haunted night, halloween, haunted', 'graveyard, cemetery, haunted forest, spooky forest, halloween night'),
  place('wheat field, farm', 'field of wheat, field of ripe wheat, ripe wheat field, golden wheat field, wheat, corn'),
  place('gym', 'fitness studio, fitness center, weight room'),
  place('hospital', 'hospital room, clinic, doctor office'),
  place('laboratory, lab', 'lab, science lab, research lab'),
  place('museum, gallery', 'art gallery, gallery, exhibition'),
  place('classroom', 'school, class room, school room, lecture hall, university'),
  place('bedroom', 'bed room, hotel room'),
  place('supermarket, shop', 'grocery store, store, shopping mall, mall'),
  place('fireworks', 'firework, fireworks display, firework display, new year fireworks, large fireworks display'),
  // Famous places: the nearest scene stands in for them.
  near(
    'street with an iron tower, old town',
    'eiffel tower, paris, champs elysees, montmartre, 巴黎, 埃菲尔铁塔, 铁塔',
  ),
  near(
    'old town, city street',
    'rome, venice, florence, prague, vienna, barcelona, lisbon, europe, colosseum, london, big ben, amsterdam, old europe, tuscany, madrid, trafalgar square, st marks square, berlin, brandenburg gate, moscow, red square, athens, acropolis, istanbul',
  ),
  near(
    'neon street, city by night',
    'tokyo, shibuya, shinjuku, akihabara, times square, hong kong, seoul, osaka, las vegas, vegas, 东京, 香港, 首尔',
  ),
  near(
    'skyline, city by night, city street',
    'new york, new york city, nyc, manhattan, brooklyn bridge, chicago, san francisco, san francisco skyline, dubai, singapore, shanghai, los angeles, golden gate bridge, brooklyn, 纽约, 上海, 外滩',
  ),
  near(
    'snowy mountain, snow',
    'antarctica, arctic, north pole, south pole, alps, swiss alps, himalaya, mount everest, everest, iceland, greenland, siberia, alaska, snow covered park, frozen lake, ice, glacier, antarctica snow wilderness, ski slope, snow wilderness, 南极, 北极, 雪山',
  ),
  near('canyon, desert', 'grand canyon, the grand canyon, monument valley, arizona, utah, wild west, arizona rock'),
  near('desert', 'egypt, pyramid, pyramids, giza, mojave desert, gobi, dubai desert, pyramid of giza, desert trail'),
  near(
    'tropical beach, beach',
    'hawaii, maldives, bali, caribbean, bora bora, miami, miami beach, tropical, somewhere tropical, the tropics, tropics, bahamas, california beach, malibu, ibiza, 夏威夷, 马尔代夫',
  ),
  near('cherry blossom, park', 'japan, kyoto, japanese garden, 日本, 京都'),
  near('park', 'central park'),
  near('jungle, forest', 'amazon, amazon rainforest, congo'),
  near(
    'forest',
    'natural setting, nature, natural environment, outdoors in nature, wilderness, natural scenery, natural background',
  ),
  near('meadow, farm, wheat field', 'outdoor, outdoors, savanna, savannah, prairie, serengeti'),
  near('castle, hall, museum', 'hogwarts, versailles, fancy hotel, hotel lobby, mansion'),
  near('warehouse', 'factory, hangar, abandoned building, garage, industrial hall'),
  near('space', 'spaceship, space station, spacecraft, star wars, interstellar'),
  near('underwater', 'atlantis, aquarium'),
  near('stage', 'theater, theatre, red carpet, tv studio, oscars'),
  near('times square, square with billboards, neon street', '时代广场, 纽约时代广场'),
  // Chinese.
  place('beach', '海滩, 沙滩, 海边, 海滨'),
  place('tropical beach, beach', '热带海滩, 热带海岛'),
  place('snowy street', '雪街, 下雪的街道, 雪中的街道, 积雪的街道'),
  place('snowy street', '雪夜的街道, 夜晚的雪街, 下雪的夜晚街道', { time: 'night' }),
  place('snowy mountain, mountain', '雪地, 雪景, 雪原'),
  place('mountain', '山, 高山, 山脉, 群山, 山顶, 山上'),
  place('forest', '森林, 树林'),
  place('city street, street', '街道, 城市街道, 街头, 马路, 城市'),
  place('city by night, night city', '夜晚的城市, 城市夜景, 夜景, 夜晚的街道, 夜晚街道, 夜晚城市, 都市夜景'),
  place('neon street, city by night', '霓虹街道, 霓虹灯街道, 赛博朋克城市, 赛博朋克街道'),
  place('rainy street', '雨中的街道, 下雨的街道, 雨夜街道, 雨街'),
  place('space, outer space', '太空, 宇宙, 外太空, 星空宇宙'),
  place('night sky, starry sky', '星空, 夜空'),
  place('mars', '火星'),
  place('moon', '月球, 月亮上'),
  place('office', '办公室'),
  place('studio, white studio', '摄影棚, 影棚, 工作室, 演播室'),
  place('living room', '客厅, 室内, 家里'),
  place('kitchen', '厨房'),
  place('bedroom', '卧室'),
  place('cafe', '咖啡馆, 咖啡厅, 咖啡店'),
  place('library', '图书馆, 图书室'),
  place('park', '公园'),
  place('garden, park', '花园'),
  place('meadow', '草地, 草原, 花海, 草坪'),
  place('desert', '沙漠'),
  place('sea, ocean', '大海, 海洋, 海上'),
  place('underwater', '海底, 水下'),
  place('lake', '湖边, 湖'),
  place('sunset sky, sunset', '日落, 夕阳, 晚霞'),
  place('stage', '舞台'),
  place('cherry blossom, park', '樱花, 樱花树, 樱花林, 樱花树林, 樱花园'),
  place('classroom', '教室, 学校'),
  place('snowy mountain, mountain', '雪山, 雪山顶'),
  place('city street, street', '大街, 市区'),
  place('waterfall', '瀑布'),
  place('church', '教堂'),
  place('airport', '机场'),
  place('gym', '健身房'),
  place('subway, train station', '地铁站, 地铁, 火车站'),
  place('hospital', '医院'),
  place('museum, gallery', '博物馆, 美术馆, 画廊'),
  place('restaurant, bar, cafe', '餐厅, 饭店, 酒吧'),
  place('stadium', '体育场, 足球场, 球场'),
  place('highway', '公路, 高速公路'),
  place('aurora, northern lights, night sky', '极光'),
  place('volcano, fire', '火山'),
  place('bamboo forest, forest', '竹林'),
  place('wheat field, farm', '麦田, 农田, 田野'),
  place('village', '村庄, 乡村, 小镇'),
  place('castle, hall', '城堡, 宫殿, 城堡大厅, 宫殿大厅, 大殿'),
  place('cherry blossom, park', '樱花树下'),
  place('autumn forest, forest', '秋天的森林, 枫林, 秋林'),
  place('snowy forest, snowy mountain', '雪林, 雪中的森林'),
  place('cave', '山洞, 洞穴'),
  place('jungle, forest', '热带雨林, 雨林, 丛林'),
  place('cloud, clouds, sky', '天空, 蓝天, 蓝天白云, 云端'),
  place('shopping mall, mall', '商场, 购物中心'),
  place('nightclub, disco', '夜店, 舞厅'),
  place('fireworks', '烟花, 烟火'),
  place('skyline, city', '天际线, 城市天际线'),
  place('rooftop, skyline', '屋顶, 天台, 楼顶'),
  place('old town', '古镇, 老城'),
  place('stage, concert', '演唱会, 音乐会'),
  near('old town, city street', '伦敦, 罗马, 威尼斯, 欧洲小镇'),
]

/** Fulfilled by every scene. */
export const ORNAMENTS_OF_PLACES = listed(`
  like,   beautiful, nice, sandy, busy, quiet, calm, peaceful, cosy, cozy, big, huge, large, wide, open, modern, lush, dense, deep, thick, realistic, real,
  typical, stunning, gorgeous, scenic, blurred, blurry, defocused, out of focus, cinematic, natural, famous, random, lovely, pretty, amazing,
  breathtaking, idyllic, picturesque, simple, clean, new, different, virtual, photorealistic, photo realistic, fake, kind of, some kind of, sort of,
  generic, nearby, of some sort, somewhere, the middle of, middle of, the surface of, view of, a view of, picture of, image of, photo of, 的, 一个, 一条, 一片, 上, 里, 中, 下, 上面, 里面, 之中, 前, 前面, 旁边, 美丽的, 漂亮的
`)

/** Between a place and what more is said of it. */
export const LINKS = listed(`
  of, in, on, at, with, by, near, from, under, over, full of, next to, and, during, where, made of, for, the,
  a, an, its, covered in, in the, with the, during a, overlooking, above, beside, behind, facing, covered with,
  filled with, surrounded by, that, which
`)

/** May follow the name of any place. */
export const NOUNS_OF_PLACES = listed(
  'scene, setting, environment, location, scenery, landscape, backdrop, background, vibe, atmosphere, place, view, area, world, style, theme, street, city, town, 街头, 街道, 城市, 场景, 背景, 环境',
)

/** When it is there. */
export const TIMES: readonly { time: TimeOfDay; phrases: readonly string[] }[] = [
  {
    time: 'night',
    phrases: listed(`
      at night, by night, night, nighttime, night time, at nighttime, at night time, after dark, at midnight, midnight, at blue hour, during blue hour, during the blue hour, at the blue hour, in the dark, in the night,
      during the night, late at night, on a summer night, on a winter night, on an autumn night, on a spring night, summer night, winter night, on a cold night, moonlit, under the moonlight, nocturnal, 夜晚, 夜晚的, 晚上, 晚上的, 夜里, 夜间, 深夜, 夜, 夜色中
    `),
  },
  {
    time: 'dusk',
    phrases: listed(`
      at dusk, dusk, at sunset, sunset, at twilight, twilight, in the evening, in the late evening, late in the evening, in the early evening, evening, on a summer evening, summer evening, on a winter evening, on an autumn evening, at golden hour, golden hour, during sunset,
      during golden hour, in the evening sun, 黄昏, 日落时, 日落时分, 傍晚, 黄昏时, 夕阳下
    `),
  },
  {
    time: 'dawn',
    phrases: listed(`
      at dawn, dawn, at sunrise, sunrise, during sunrise, at daybreak, at first light, in the early morning, early in the morning, early morning, in the morning mist, 黎明, 清晨, 日出时, 日出时分, 破晓
    `),
  },
  {
    time: 'day',
    phrases: listed(`
      by day, in the late morning, in the afternoon, in the early afternoon, in the late afternoon, in daylight, daylight, daytime, during the day, in the daytime, at noon, in the morning, on a spring morning, on a summer morning, on a winter morning, on an autumn morning, on a summer day, on a spring day, on an autumn day, on a winter day, in spring, in summer, at midday, sunny, on a sunny day, on a bright day,
      in the sun, in the sunshine, in broad daylight, at day, on a sunny afternoon, 白天, 早晨, 阳光明媚的, 晴天
    `),
  },
]
