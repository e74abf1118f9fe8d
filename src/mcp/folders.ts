import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, isAbsolute, join, relative, resolve } from 'node:path'
import { Failure } from '../failure.ts'

/** The part of the disk an agent may use. Throws `Failure`: `policy` outside of it, `input` for what is not there. */
export interface Folders {
  /** The real path of an existing file. */
  readable(path: string): Promise<string>
  /** The real path of a new mp4 in an existing folder; an old file only with `overwrite`. */
  writable(path: string, overwrite: boolean): Promise<string>
  /** A free path for the result of a clip: beside it, or in the first folder; none that is taken for another. */
  beside(source: string | null, name: string, isTaken: (path: string) => boolean): Promise<string>
}

/** `allowed` is asked each time: folders as absolute paths, at least one. Relative paths start from the first. */
export function createFolders(allowed: () => Promise<string[]>): Folders {
  const located = async (path: string): Promise<string> => {
    const folders = await allowed()
    const real = await realPath(resolve(folders[0] ?? '.', path))
    const roots = await Promise.all(folders.map(realPath))
    if (roots.some((root) => isWithin(root, real))) return real
    throw new Failure('policy', `${path} is outside of the folders that may be used: ${folders.join(', ')}`)
  }
  const writable = async (path: string, overwrite: boolean): Promise<string> => {
    const target = await located(path)
    if (extname(target).toLowerCase() !== '.mp4') throw new Failure('input', `${path}: a result is an .mp4`)
    const [there, folder] = await Promise.all([target, dirname(target)].map(statusOf))
    if (!folder?.isDirectory()) throw new Failure('input', `${dirname(path)}: there is no such folder`)
    if (there && !there.isFile()) throw new Failure('input', `${path} is no file`)
    if (there && !overwrite) throw new Failure('input', `${path} exists already; choose another, or overwrite: true`)
    return target
  }
  return {
    writable,
    readable: async (path) => {
      const file = await located(path)
      if (!(await statusOf(file))?.isFile()) throw new Failure('input', `${path}: there is no such file`)
      return file
    },
    beside: async (source, name, isTaken) => {
      const folder = source === null ? ((await allowed())[0] ?? '.') : dirname(source)
      for (let number = 1; ; number += 1) {
        const path = join(folder, `${name}-edited${number > 1 ? `-${number}` : ''}.mp4`)
        if (!isTaken(path) && !(await statusOf(path))) return writable(path, false)
      }
    },
  }
}

/** Links followed as far as the path exists, so that no link leads out. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(await realPath(parent), basename(path))
  }
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path)
  return (
    way === '' || !(way === '..' || way.startsWith(`..${process.platform === 'win32' ? '\\' : '/'}`) || isAbsolute(way))
  )
}

const statusOf = (path: string) => stat(path).catch(() => null)
