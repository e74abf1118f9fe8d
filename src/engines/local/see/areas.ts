/** A connected area of a mask; right and bottom are not part of it. */
export interface Area {
  /** Its number in the labels, from 1. */
  label: number
  size: number
  left: number
  top: number
  right: number
  bottom: number
}

/** Connected areas of all that is not 0, pixels touching at their sides; labels are 0 elsewhere. */
export function areasOf(mask: Uint8Array, width: number): { areas: Area[]; labels: Uint16Array } {
  const labels = new Uint16Array(mask.length)
  const areas: Area[] = []
  const waiting = new Int32Array(mask.length)
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || labels[start] !== 0 || areas.length === 65535) continue
    areas.push(flood(mask, labels, waiting, start, width, areas.length + 1))
  }
  return { areas, labels }
}

function flood(
  mask: Uint8Array,
  labels: Uint16Array,
  waiting: Int32Array,
  start: number,
  width: number,
  label: number,
): Area {
  const area = { label, size: 0, left: width, top: mask.length, right: 0, bottom: 0 }
  let count = 0
  const visit = (at: number) => {
    if (!mask[at] || labels[at] !== 0) return
    labels[at] = label
    waiting[count++] = at
  }
  visit(start)
  while (count > 0) {
    const at = waiting[--count] ?? 0
    const x = at % width
    const y = (at - x) / width
    area.size += 1
    area.left = Math.min(area.left, x)
    area.right = Math.max(area.right, x + 1)
    area.top = Math.min(area.top, y)
    area.bottom = Math.max(area.bottom, y + 1)
    if (x > 0) visit(at - 1)
    if (x + 1 < width) visit(at + 1)
    visit(at - width)
    visit(at + width)
  }
  return area
}
