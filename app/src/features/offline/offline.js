// Keeps the page without a network at hand; there: says how much waits on this device, and goes on by itself.
navigator.serviceWorker?.register('/service-worker.js')

const plural = new Intl.PluralRules('ru')
const changes = { one: 'изменение ждёт', few: 'изменения ждут', many: 'изменений ждут' }
const notes = { one: 'начатая запись урока не сохранена', few: 'начатые записи урока не сохранены', many: 'начатых записей урока не сохранено' }
function kept(shelf, words, end) {
  const count = Object.keys(localStorage).filter(key => key.startsWith(shelf)).length
  return count && `${count} ${words[plural.select(count)]}${end}`
}
const waiting = () => kept('gorodok.outbox.', changes, ' отправки на этом устройстве.')
const written = () => kept('gorodok.draft.', notes, '.')

// To sign out is to clear the device.
addEventListener('submit', event => {
  if (!event.target.getAttribute('action')?.endsWith('/sign_out')) return
  const lost = [waiting(), written()].filter(Boolean).join(' ')
  if (lost && !confirm(`${lost} После выхода они пропадут. Выйти?`)) event.preventDefault()
})

const unsent = document.getElementById('unsent')
if (unsent) {
  const text = waiting()
  if (text) unsent.textContent = `${text} Откройте журнал, когда связь вернётся: всё уйдёт само.`
  // At its own address the page is only looked at.
  const goOn = () => location.pathname === '/offline' || location.reload()
  addEventListener('online', goOn)
  setInterval(() => fetch('/healthz', { cache: 'no-store' }).then(answer => answer.ok && goOn(), () => {}), 10000)
}
