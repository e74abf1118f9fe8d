import { listed } from './listed.ts'

/** The picture as a whole, also as the thing it is: "the video", "a film". */
export const FRAME = listed(`
  this, video, clip, footage, film, movie, shot, scene, picture, image, photo, photograph, frame, recording, whole thing,
  everything, all of it, all of this, sequence, reel, vlog, documentary, broadcast, view, short film, music video,
  feature film, filmed, recorded, photographed
`)

/** May stand for the whole frame, or for whatever was named before. */
export const PRONOUNS = listed('it, its, itself, that')

/** A way of looking that a whole picture has. */
export const STYLE = listed(`
  look, style, styling, styled, stylised, grade, graded, grading, colour grade, colour grading, colour correction, tone,
  toned, toning, hue, tint, tinted, palette, colour palette, colour scheme, scheme, vibe, feel, feeling, mood,
  atmosphere, ambience, ambiance, aesthetic, treatment, finish, theme, themed, lighting, light, lit, lut, preset,
  stylisation, art style, visual style, rendering, version, format, way, manner, appearance, flavour, colour, coloured,
  time, time of day, genre, emulation, simulation, art, artwork, technique, impression, quality, era, period, age,
  decade, century, mix, blend, combination, inspired, esque, ish, visual, season, weather, type, kind, sort
`)

/** Added on top of a picture; a word before it may name what is added ("explosion effect"). */
export const EFFECTS = listed('effect, filter, overlay, fx, vfx, layer, texture, pattern, transition')
