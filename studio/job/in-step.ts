/** Apart by more than this, the follower jumps; below it hurries or lingers, which nobody sees. */
const JUMP_SECONDS = 0.3
const HURRY = 2
const MOST_HURRY = 0.4

/** Keeps one video at the time of another, playing or not; returns how to stop that. */
export function keepInStep(leader: HTMLVideoElement, follower: HTMLVideoElement): () => void {
  let frame = 0
  const align = () => {
    follower.currentTime = leader.currentTime
  }
  const steer = () => {
    const late = leader.currentTime - follower.currentTime
    if (Math.abs(late) > JUMP_SECONDS) align()
    else follower.playbackRate = leader.playbackRate + Math.max(-MOST_HURRY, Math.min(MOST_HURRY, late * HURRY))
    frame = requestAnimationFrame(steer)
  }
  const play = () => {
    align()
    follower.play().catch(() => {})
    cancelAnimationFrame(frame)
    steer()
  }
  const pause = () => {
    cancelAnimationFrame(frame)
    follower.pause()
    align()
  }
  const changes: [string, () => void][] = [
    ['play', play],
    ['pause', pause],
    ['seeking', align],
  ]
  for (const [name, act] of changes) leader.addEventListener(name, act)
  if (!leader.paused) play()
  else align()
  return () => {
    cancelAnimationFrame(frame)
    for (const [name, act] of changes) leader.removeEventListener(name, act)
  }
}
