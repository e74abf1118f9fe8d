import type { Region } from '../../plan.ts'
import { listed } from './listed.ts'

/** People in the picture, who cannot be told apart from each other. */
export const PEOPLE = listed(`
  both of them, all of them, two of them, three of them, the two of them, her, him, them, me, us, she, he, they, myself, herself, himself, themselves, person, people, man, men, woman, women, boy, girl, guy,
  lady, gentleman, couple, child, children, kid, baby, actor, actress, subject, main subject, dancer, singer, speaker, everyone, everybody,
  someone, somebody, human, bride, groom, teacher, student, doctor, nurse, host, presenter, model, athlete, player, runner, chef, waiter, worker, soldier, musician, colleague, grandma, grandpa, mom, mum, dad, friend, my friend, my wife, my husband, my son, my daughter, foreground person, person in the video, woman in the video, man in the video, girl in the video,
  person in the clip, people in the video, person in the picture, person in the foreground, 她, 他, 她们, 他们, 人物, 人, 女人, 男人, 女孩, 男孩,
  妈妈, 爸爸, 爷爷, 孩子, 宝宝, 小孩, 老婆, 老公, 朋友, 女朋友, 男朋友, 模特, 主播, 演员, 主人公, 女孩子, 男孩子, 女生, 男生, 女子, 男子, 主体, 主角, 我, 我们, 大家, 画面中的人, 视频中的人, 视频里的人, 画面里的人
`)

/** Stands for a certain person, so that what is said of them is no description of just anybody. */
export const PRONOUNS_OF_PEOPLE = listed(`
  her, him, them, me, us, she, he, they, everyone, everybody, people, subject, main subject, myself, 她, 他, 她们, 他们, 人物, 我, 我们, 大家,
  主体, 主角
`)

/** “whatever is behind her”, “what’s behind the man”, “everything around him”. */
const BEHIND = [
  'what is',
  'what',
  'whats',
  'whatever',
  'whatever is',
  'everything',
  'everything that is',
  'all',
  'all that is',
  'room',
  'area',
].flatMap((all) =>
  listed(
    'her, him, me, us, them, person, people, subject, woman, man, girl, boy, couple, kid, speaker, dancer, singer, actor',
  ).flatMap((person) =>
    ['behind', 'around'].flatMap((where) => [`${all} ${where} ${person}`, `${all} ${where} the ${person}`]),
  ),
)

export const BACKDROP = [
  ...BEHIND,
  ...listed(`
  background, backdrop, back drop, bg, background scene, background scenery, background image, background of the video, background of the clip,
  background of the scene, video background, entire background, whole background,
  back ground, setting, location, place, environment, scenery, surroundings, surrounding, backgroud, bakground, backround,
  背景, 后面的背景, 场景, 环境, 地点, 身后, 后面, 周围
`),
]

/** Places that the clip may show: changing one for another place changes the background. */
export const GROUNDS = listed(`
  street, road, room, wall, racetrack, race track, track, ice rink, rink, pool, ocean, sea, beach, park, field, city, office, forest, garden, floor,
  ground, house, building, kitchen, studio, sidewalk, pavement, alley, court, stage, gym, classroom, town, village, lake, river, mountain, desert, cafe, restaurant, bar, living room, bedroom, parking lot, cliff, bridge, yard, backyard, stadium
`)

/** Parts of the picture that looks and adjustments can be for alone; garments and people have lists of their own. */
export const PARTS: readonly { region: Region; phrases: readonly string[] }[] = [
  { region: 'face', phrases: listed('face, faces, facial features, 脸, 面部, 脸部, 面孔') },
  // What is seen of it is behind people.
  { region: 'background', phrases: listed('room') },
  { region: 'skin', phrases: listed('skin, 皮肤, 肤色') },
]
