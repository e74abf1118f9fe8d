import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

export interface DialogProperties {
  title: string
  onClose(): void
  children: ComponentChildren
}

/**
 * A question or a piece of news that comes first; the browser keeps the focus in it and gives it back. It is modal from
 * the frame that first shows it, and heeds "close", which comes also where a browser skips "cancel".
 */
export function Dialog({ title, onClose, children }: DialogProperties) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  )
}
