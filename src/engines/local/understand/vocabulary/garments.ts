import type { Garment } from '../../plan.ts'
import { listed } from './listed.ts'

interface GarmentName {
  part: Garment['part']
  /** Why only more than it can be changed; null where the part is what the word says. */
  looseness: string | null
  phrases: readonly string[]
}

const OVER_OTHERS = 'all that is worn above the hips takes it, as layers are not told apart'
const LONG =
  'all that is worn above the hips takes it, and what goes on below without a seam, as layers are not told apart'

/** Words for what people wear, by the part of the outfit that can be told apart. */
export const GARMENTS: readonly GarmentName[] = [
  {
    part: 'clothes',
    looseness: null,
    phrases: listed(`
      everything she wears, everything he wears, everything they wear, what she wears, what he wears, what she is wearing, what he is wearing, what they are wearing,
      everything she is wearing, everything he is wearing,
      outfit, clothes, clothing, clothe, suit, uniform, dress, gown, attire, wardrobe, costume, robe, jumpsuit, whole outfit, garment, garments, evening dress,
      summer dress, kimono, tracksuit, pyjama, pajama, apparel, onesie, saree, sari, wedding dress, ball gown, evening gown,
      衣服, 服装, 裙子, 连衣裙, 服饰, 西装, 礼服, 套装, 旗袍, 穿着, 衣着, 洋装, 连身裙, 长裙, 晚装, 睡衣, 制服, 校服, 运动服, 汉服, 和服
    `),
  },
  {
    part: 'top',
    looseness: LONG,
    phrases: listed(
      'coat, overcoat, trench coat, raincoat, rain coat, winter coat, fur coat, parka, long coat, 大衣, 风衣, 雨衣',
    ),
  },
  {
    part: 'top',
    looseness: null,
    phrases: listed(
      'upper body clothes, upper clothes, upper garment, clothes above the waist, upper outfit, 上衣, 上身',
    ),
  },
  {
    part: 'top',
    looseness: OVER_OTHERS,
    phrases: listed(`
      jacket, blazer, suit jacket, shirt, t shirt, tshirt, tee, tee shirt, blouse, sweater, jumper, hoodie, hoody, sweatshirt, cardigan, pullover, vest, polo, polo shirt,
      tank top, top, turtleneck, waistcoat, jersey, anorak, windbreaker, down jacket, puffer jacket, bomber jacket, dress shirt, crop top, tunic,
      jaket, jackets, 衣, 西服外套, 棉衣, 背心, 外套, 夹克, 衬衫, 衬衣, T恤, t恤, 毛衣, 卫衣, 西装外套, 羽绒服, 马甲, T 恤, t 恤, 短袖, 帽衫, 针织衫, 打底衫, 皮衣, 皮夹克, 牛仔外套, 西服上衣, 毛衫
    `),
  },
  {
    part: 'bottom',
    looseness: null,
    phrases: listed(`
      pants, trousers, trouser, jeans, jean, skirt, shorts, legging, leggings, slacks, chino, chinos, sweatpants, bottom, lower body clothes, clothes below the waist, mini skirt,
      miniskirt, pant, joggers, tights, 裤子, 牛仔裤, 短裤, 长裤, 短裙, 下装, 半身裙, 裤, 西裤, 运动裤, 休闲裤, 半裙
    `),
  },
  {
    part: 'hair',
    looseness: null,
    phrases: listed(
      'hair, hairs, hair colour, hair color, ponytail, 头发, 发色, 发型颜色, 长发, 短发, 卷发, 长卷发, 直发, 马尾, 刘海',
    ),
  },
]

/** People by the colour of their hair. */
export const HAIR_PEOPLE = listed(
  'blond, blonde, platinum blonde, strawberry blonde, dirty blonde, ash blonde, honey blonde, dark blonde, brunette, redhead, ginger',
)

/** How clothes are cut and hair is worn. */
export const CUTS = listed(`
  long, longer, short, shorter, mini, maxi, midi, tight, loose, baggy, oversized, oversize, fitted, slim fit, slim, skinny, cropped, sleeveless, long sleeve, short sleeve,
  long sleeved, short sleeved, strapless, backless, flowing, flowy, floor length, knee length, v neck, high waisted, wide leg, puffy, hooded, button up,
  double breasted, pleated, ruffled, off shoulder, curly, curled, wavy, straight, braided, frizzy, shoulder length, chunky, cosy, cozy, soft, sporty, casual, elegant, stylish, classy, fancy, vintage, retro, modern, trendy, thin, thick, heavy, 长, 短, 修身, 宽松, 紧身, 卷, 直, 长袖, 无袖, 长版, 短版, 长款, 短款, 加长, 收腰, 高腰, 大码
`)

/** Worn, and not told apart in the picture. */
export const SMALL_THINGS = listed(`
  hat, cap, beanie, glasses, sunglasses, shoe, sneaker, boot, sock, scarf, tie, bow tie, glove, belt, bag, handbag, backpack, necklace,
  earring, jewellery, jewelry, watch, ring, crown, mask, helmet, veil, apron, makeup, lipstick, nail, nail polish, beard, moustache, mustache, tattoo, cape, wing, wings, heels, high heels,
  帽子, 眼镜, 墨镜, 鞋子, 鞋, 围巾, 领带, 手套
`)

interface Costume {
  part: Garment['part']
  /** A colour's name. */
  colour: string
  phrases: readonly string[]
}

/** Outfits whose most telling trait is a colour: the clothes that are worn take it. */
export const COSTUMES: readonly Costume[] = [
  {
    part: 'clothes',
    colour: 'black',
    phrases: listed(
      'tuxedo, tux, black tie suit, formal wear, dinner jacket, smoking, formal suit, black tie, funeral clothes, elegant evening wear, 燕尾服, 晚礼服',
    ),
  },
  {
    part: 'clothes',
    colour: 'navy',
    phrases: listed('business suit, business attire, business clothes, office suit, formal business suit, 西服, 正装'),
  },
  {
    part: 'clothes',
    colour: 'white',
    phrases: listed(
      'wedding dress, wedding gown, bridal gown, bridal dress, doctor coat, lab coat, chef uniform, karate uniform, judo uniform, 婚纱, 白大褂',
    ),
  },
]

/** More ways to ask for a pattern, by its name. */
export const PATTERN_WORDS: Record<string, readonly string[]> = {
  'horizontal-stripes': listed('stripes, stripey, stripy, horizontal stripes, 横条纹, 条纹'),
  'vertical-stripes': listed('vertical stripes, 竖条纹'),
  rainbow: listed('rainbow colour, all colours of the rainbow, 彩虹'),
  plaid: listed('plaid pattern, 格子, 格纹'),
  tartan: listed('tartan, 苏格兰格'),
  'polka-dots': listed('polka dots, dots, spots, 波点, 圆点'),
  floral: listed('floral, flowers, flowered, flowery, hawaiian, floral print, flower print, 碎花, 印花'),
  camouflage: listed('camouflage, camo, army print, 迷彩'),
  leopard: listed('leopard, leopard print, cheetah, cheetah print, animal print, 豹纹'),
  stars: listed('stars, 星星'),
}

/** More ways to ask for a material, by its name. */
export const MATERIAL_WORDS: Record<string, readonly string[]> = {
  denim: listed('jeans material, 牛仔, 牛仔布'),
  leather: listed('leathery, 皮, 皮革, 皮质, 真皮'),
  silk: listed('satiny, 丝绸, 丝质, 缎面'),
  silver: listed('shiny metal, shiny metallic, 金属, 金属感'),
  velvet: listed('velvety, 天鹅绒, 丝绒'),
  sequins: listed('sequins, sequinned, glittering, 亮片, 闪亮'),
  knit: listed('knitwear, cashmere, woolen, 羊毛, 针织, 毛线'),
  fur: listed('皮草'),
}
