// The search of screens and people: what is typed hides lines of the list that is in the page, and asks for people.
const inPage = id => document.getElementById(id)
const plain = text => text.toLowerCase().replaceAll('ё', 'е')
const options = () => [...document.querySelectorAll('#find-list [role=option]')]
const isChosen = option => option.ariaSelected === 'true'

// Goes so many lines down among those shown; 0 is the first of them.
function choose(step) {
  const shown = options().filter(option => !option.hidden)
  const chosen = shown.at(step && (shown.findIndex(isChosen) + step) % shown.length)
  for (const option of options()) option.ariaSelected = option === chosen
  if (chosen) inPage('find-word').setAttribute('aria-activedescendant', chosen.id)
  else inPage('find-word').removeAttribute('aria-activedescendant')
  chosen?.scrollIntoView({ block: 'nearest' })
}

function tell(asking) {
  const none = options().every(option => option.hidden)
  inPage('find-word').ariaExpanded = !none
  inPage('find-none').textContent = none && !asking ? 'Ничего не нашлось. Попробуйте другое слово.' : ''
}

function lookFor(typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  for (const option of document.querySelectorAll('#find-list > [role=option]')) {
    const title = plain(option.textContent)
    option.hidden = !words.every(word => title.includes(word))
  }
  inPage('find-people').replaceChildren()
  choose(0)
  tell(askForPeople(typed.trim()))
}

let asked, later
// Three letters are a name; those who may read no list of people are not offered one.
function askForPeople(name) {
  const way = inPage('find-people').dataset.way
  clearTimeout(later)
  asked?.abort()
  if (!way || name.length < 3) return false
  asked = new AbortController()
  const { signal } = asked
  later = setTimeout(async () => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const answer = await fetch(way, { method: 'POST', headers, body: JSON.stringify({ name }), signal }).catch(() => null)
    if (signal.aborted) return
    const found = answer?.ok ? await answer.json() : []
    if (signal.aborted) return
    inPage('find-people').replaceChildren(...found.map(line))
    if (!options().some(isChosen)) choose(0)
    tell(false)
  }, 150)
  return true
}

function line({ person, name, note }) {
  const link = document.createElement('a')
  const small = document.createElement('small')
  small.textContent = note
  Object.assign(link, { id: `find-person-${person}`, href: `/people/${person}`, role: 'option', tabIndex: -1, ariaSelected: 'false' })
  link.append(name, small)
  return link
}

const keys = { ArrowDown: () => choose(1), ArrowUp: () => choose(-1), Enter: () => options().find(isChosen)?.click() }

addEventListener('keydown', event => {
  // The key stands where K does in the Latin layout, whatever it writes.
  const called = event.code === 'KeyK' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  const act = called ? () => inPage('find-open').click() : event.target.id === 'find-word' && keys[event.key]
  if (!act || !inPage('find')) return
  event.preventDefault()
  act()
})
addEventListener('input', event => event.target.id === 'find-word' && lookFor(event.target.value))
addEventListener('beforetoggle', event => {
  if (event.target.id !== 'find' || event.newState !== 'open') return
  inPage('find-word').value = ''
  lookFor('')
}, true)
addEventListener('click', event => event.target.closest?.('#find-list') && inPage('find').hidePopover())
