// One process at a time. Neither packages that do this nor database/directory-lock.ts can be used: this comes before both are there.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

const LOOK_MILLISECONDS = 200

/** Runs `work` once no other living process does so with the same lock file; calls `onWait` with its number where it has to wait. */
export function exclusively(file, work, onWait = () => undefined) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, String(process.pid))
  try {
    for (let hasToWait = false; !linked(draft, file); hasToWait = true) {
      const holder = holderOf(file)
      if (!isAlive(holder)) clear(file)
      else if (!hasToWait) onWait(holder)
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MILLISECONDS)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  try {
    return work()
  } finally {
    rmSync(file, { force: true })
  }
}

function linked(draft, file) {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Takes a dead process's lock away; one that a living process took since we looked is put back. */
function clear(file) {
  const aside = `${file}.${process.pid}.dead`
  try {
    renameSync(file, aside)
    if (isAlive(holderOf(aside))) linked(aside, file)
    rmSync(aside)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

/** The process that has the lock; 0 where it was given back meanwhile. */
function holderOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
