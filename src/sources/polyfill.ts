/** node-av calls `Promise.withResolvers`, which Node 20 lacks; import this before it. */
Promise.withResolvers ??= function withResolvers<T>() {
  let resolve: PromiseWithResolvers<T>['resolve'] = () => {}
  let reject: PromiseWithResolvers<T>['reject'] = () => {}
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}
