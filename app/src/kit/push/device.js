// «Включить на этом устройстве»: the browser is asked for an address, and the form brings it to the house.
const device = document.getElementById('device')
if (device) offer()

async function offer() {
  const said = document.getElementById('device-said')
  const say = text => { said.textContent = text }
  const denied = 'Уведомления для этого сайта запрещены. Разрешите их в настройках браузера и откройте страницу снова.'
  if (![navigator.serviceWorker, window.PushManager, window.Notification].every(Boolean)) {
    return say('Этот браузер не принимает уведомлений. На iPhone и iPad сначала добавьте «Городок» на экран «Домой».')
  }
  if (Notification.permission === 'denied') return say(denied)
  say('')
  const { pushManager } = await navigator.serviceWorker.ready
  if ('on' in device.dataset && await pushManager.getSubscription()) return
  device.hidden = false
  device.addEventListener('submit', async event => {
    event.preventDefault()
    say('Спрашиваем браузер…')
    if (await Notification.requestPermission() !== 'granted') return say(denied)
    try {
      await (await pushManager.getSubscription())?.unsubscribe()
      const asked = { userVisibleOnly: true, applicationServerKey: device.dataset.key }
      device.endpoint.value = (await pushManager.subscribe(asked)).endpoint
      device.submit()
    } catch {
      say('Служба уведомлений этого браузера не отвечает. Попробуйте позже или в другом браузере.')
    }
  })
}
