import { listed } from './listed.ts'

/** Words of the usual list of flaws that negative prompts hold: nothing here makes any of them. */
export const FLAWS: ReadonlySet<string> = new Set(
  listed(`
    low, lower, lowest, bad, badly, worst, poor, poorly, normal, quality, resolution, res, deform, deformed, deformity, disfigured, distorted,
    distortion, mutated, mutation, mutilated, extra, missing, fused, malformed, mangled, finger, hand, limb, arm, leg, foot, feet, face, head,
    neck, anatomy, proportion, body, eye, cross, ugly, blurry, blur, watermark, watermarked, text, logo, signature, username, caption, subtitle,
    artifact, artefact, jpeg, compression, noise, noisy, error, cropped, crop, duplicate, duplicated, morbid, gross, flicker, flickering,
    static, frame, still, image, drawn, many, too, few, long, mess, messy, out, background, amateur, unnatural, weird, glitch, warped, warping,
    变形, 模糊, 低, 质, 量, 丑, 多, 余, 手, 指, 畸
  `),
)
