import { type Gallery, type GalleryEntry, gallery } from './gallery.ts'

export const GALLERY_KINDS = Object.keys(gallery) as (keyof Gallery)[]

/** What of the gallery has to do with every word, by its texts; all of it for no words. Pure. */
export function galleryOf(search = ''): Gallery {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const isAbout = ({ name, title, description, example }: GalleryEntry) => {
    const text = `${name} ${title} ${description} ${example}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return Object.fromEntries(GALLERY_KINDS.map((kind) => [kind, gallery[kind].filter(isAbout)])) as Gallery
}
