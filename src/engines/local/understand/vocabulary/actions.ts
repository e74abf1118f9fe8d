import { listed } from './listed.ts'

/** What a clause wants done: `make` and `change` set a state, `change` from one thing to another ("change x to y"). */
export type Action = 'make' | 'change' | 'add' | 'remove' | 'keep' | 'raise' | 'lower'

export const ACTIONS: Record<Action, readonly string[]> = {
  make: listed(`
    first make, make, imagine, give, gimme, gimmie, 做成, use, render, relight, restyle, stylise, reimagine, recreate, redo, remake, redraw, repaint,
    recolour, shoot, film, set, let, get, adjust, edit, process, go for, go with, try, do, draw, create, generate,
    produce
  `),
  change: listed(`
    first change, first turn, first replace, change, turn, convert, transform, switch, shift, alter, modify, replace, swap, exchange, substitute, morph, move,
    transfer, translate, fill, cover, 换成, 换, 改, 变, 调, 调成, 调整, 染, 染成, 更换, 替换, 替换为, 换为, 改成, 改为, 变成, 变为
  `),
  add: listed(`
    first add, first put, add, apply, put, overlay, insert, include, introduce, throw in, layer, sprinkle, incorporate, bring in, attach, slap on,
    put on, append, superimpose, 加, 加上, 添加, 加入, 戴
  `),
  remove: listed(`
    remove, delete, erase, get rid of, take out, take away, take off, eliminate, strip, strip out, cut out, clean up,
    crop out, undo, discard, filter out, lose, hide, 去掉, 去除, 移除, 删除, 去
  `),
  keep: listed(`
    keep, preserve, maintain, retain, leave, protect, respect, stay, remain, hold, do not touch, dont touch, save, keeping, preserving,
    maintaining, retaining, leaving, without changing, without touching, without altering, without modifying, without affecting, without editing,
    without any change to, without messing with, without messing up, 保持, 保留, 不要动, 别动, 不要改变, 不改变
  `),
  raise: listed(`
    increase, raise, boost, enhance, turn up, crank up, crank, pump up, amp up, dial up, push, push up, intensify,
    strengthen, amplify, bump, bump up, bring up, heighten, up, emphasise, 增加, 提高, 增强, 加强, 提升, 调高, 加大
  `),
  lower: listed(`
    decrease, reduce, turn down, tone down, dial down, bring down, lessen, diminish, weaken, minimise, ease, take down,
    pull down, pull back, cut, cut down, cut down on, cut back on, dial back, 降低, 减少, 减弱, 调低, 减小
  `),
}

/** Verbs that a catalogue might take for a look. */
export const SURE_ACTIONS: Partial<Record<Action, readonly string[]>> = { make: listed('paint') }

/** Stems of words with which “keep” and “leave” mean that no look at all goes over a part. */
export const LEFT_ALONE: ReadonlySet<string> = new Set(
  listed(`
    do not touch, dont touch, without touching, without affecting, without editing, alone, untouched, unaffected, unedited, unaltered, intact, real, realistic, natural, normal,
    as it is, as they are, as is, unchanged, out of it, out of this, 不 要 动, 别 动, 不 动, 原 样, 颜 色, 彩 色, 原 色
  `),
)

/** Said of something that is to stay; a clause without another action then keeps. */
export const UNCHANGED = listed(`
  same, the same, unchanged, untouched, unaltered, intact, as it is, as they are, as is, as before, consistent,
  nothing else, 不变, 不动, 原样, 保持不变, 一致
`)
