import { listed } from './listed.ts'

/** Things and places within a picture, named often; other nouns are simply unknown words. */
export const REGIONS = listed(`
  background, backdrop, foreground, middle ground, location, place, setting, environment, scenery, landscape,
  surroundings, sky, cloud, sun, moon, star, sea, ocean, water, river, lake, beach, mountain, forest, tree, grass, flower,
  plant, road, street, city, building, house, room, wall, floor, ceiling, window, door, table, chair, sofa, bed, kitchen,
  office, studio, park, garden, field, snow, rain, fire, smoke, person, people, man, men, woman, women, boy, girl, child,
  children, kid, baby, guy, lady, actor, actress, subject, crowd, figure, character, model, dancer, player, rider, driver,
  him, her, he, she, his, hers, them, they, their, me, us, everyone, everybody, someone, somebody, face, head, hair, hairstyle, beard, eye, eyebrow, nose, mouth,
  lip, teeth, ear, skin, hand, arm, finger, leg, foot, feet, body, shoulder, makeup, jacket, coat, shirt,
  t shirt, tee, blouse, dress, skirt, pants, trousers, jeans, shorts, suit, tie, hat, cap, scarf, glasses, sunglasses,
  shoe, sneaker, boot, sock, sweater, jumper, hoodie, uniform, outfit, clothes, clothing, costume, jewellery, necklace,
  earring, watch, bag, backpack, umbrella, cat, dog, horse, bird, fish, animal, pet, cow, sheep, car, truck, bus, bike,
  bicycle, motorcycle, motorbike, scooter, train, plane, boat, ship, vehicle, wheel, ball, object, thing, text, logo,
  watermark, subtitle, caption, sign, phone, laptop, screen, book, food, cup, bottle, left side, right side, left half,
  right half, top half, bottom half, corner, shadow, highlight, midtone, edge, pose, motion, movement, gesture,
  expression, identity, appearance of the person, camera movement, camera motion, camera angle, composition, framing,
  sound, audio, music, voice, speed, pace, timing
`)

/** Colours of things; no edit of the whole frame. */
export const COLOURS = listed(`
  红, 红色, 蓝, 蓝色, 绿, 绿色, 黄, 黄色, 紫, 紫色, 粉, 粉色, 粉红, 粉红色, 橙, 橙色, 棕, 棕色, 黑, 黑色, 白, 白色, 灰, 灰色, 金色, 银色,
  red, blue, green, magenta, yellow, orange, purple, violet, pink, brown, black, white, gray, turquoise, cyan, beige, crimson, scarlet,
  maroon, navy, lime, gold, silver, bronze, teal, indigo, rainbow, dark blue, light blue, dark green, light green, dark red,
  light red, bright red, bright blue, bright green, bright yellow, bright pink, bright orange, dark brown, light brown,
  dark gray, light gray, pale blue, pale pink, pale green, deep red, deep blue
`)
