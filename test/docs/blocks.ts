import { readFileSync } from 'node:fs'

export interface Block {
  language: string
  text: string
}

/** The fenced blocks of a page of docs/, in order. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8')
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }))
}
