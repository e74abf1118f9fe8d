import type { Editor } from './editor.ts'
export async function openRemoteEditor(_server: string, _key: string): Promise<Editor> {
  throw new Error('not yet')
}
