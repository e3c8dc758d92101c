// What the house does in every page: a list behind a word closes by Esc and by leaving it, a chosen look shows at once,
// a form that only leads elsewhere goes as soon as something is chosen, a button prints.
addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && event.target.closest?.('details.menu[open]')
  if (!menu) return
  event.stopPropagation()
  menu.open = false
  menu.querySelector('summary').focus()
}, true)
addEventListener('focusout', ({ target, relatedTarget }) => {
  const menu = target.closest?.('details.menu[open]')
  if (menu && !menu.contains(relatedTarget)) menu.open = false
})
addEventListener('change', ({ target }) => {
  if (target.form && 'goes' in target.form.dataset) target.form.requestSubmit()
  if (target.form?.getAttribute('action') === '/look') document.documentElement.setAttribute(`data-${target.name}`, target.value)
})
addEventListener('click', ({ target }) => target.closest?.('[data-print]') && print())
// A page that was to wake and did not says so, once.
const late = ({ type, target }) => {
  const root = document.querySelector('.awake:not([data-late])')
  if (!root || 'hydrated' in document.documentElement.dataset || (type === 'error' && target !== window && target.tagName !== 'SCRIPT')) return
  root.dataset.late = ''
  const note = document.createElement('p')
  note.className = 'note alert'
  note.role = 'alert'
  note.textContent = 'Страницу можно читать, но не заполнять: её программа не пришла. Проверьте связь и обновите страницу.'
  document.getElementById('main').prepend(note)
}
addEventListener('unhandledrejection', late)
addEventListener('error', late, true)
