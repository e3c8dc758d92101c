// The bell: asked for anew when a page is looked at again, and before staff whenever something is told.
const bell = () => document.querySelector('a.bell')

async function ring() {
  const answer = await fetch('/bell', { cache: 'no-store' }).catch(() => undefined)
  const link = answer?.ok && bell()
  if (!link) return
  const unread = Number(await answer.text())
  link.setAttribute('aria-label', unread ? `Уведомления, новых: ${unread}` : 'Уведомления')
  if (unread) link.dataset.unread = unread > 99 ? '99+' : unread
  else delete link.dataset.unread
}

let wire
function hear() {
  wire?.close()
  wire = undefined
  if (document.hidden || !bell() || !('staff' in document.documentElement.dataset)) return
  wire = new EventSource('/live?bell=1')
  wire.addEventListener('anything', ring)
}

if (bell()) {
  hear()
  document.addEventListener('visibilitychange', () => {
    hear()
    if (!document.hidden) ring()
  })
}
