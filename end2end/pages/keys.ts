// A person without a mouse: everything is reached by Tab and pressed by Enter, and every press is counted.
import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated } from '../fixtures/base'

/** Longer ways are no ways. */
const farthest = 400

export class Keys {
  /** Keys pressed so far, letters of texts among them. */
  pressed = 0
  /** Pages the person has been led to. */
  pages = 0
  private clicks = 0

  private constructor(private readonly page: Page) {}

  static async of(page: Page): Promise<Keys> {
    const keys = new Keys(page)
    await page.exposeFunction('pointed', () => { keys.clicks += 1 })
    await page.addInitScript(() => {
      addEventListener('pointerdown', () => (window as unknown as { pointed: () => void }).pointed(), true)
    })
    return keys
  }

  /** Presses of a mouse or of a finger: a journey by keyboard has none. */
  get clicked(): number {
    return this.clicks
  }

  async press(key: string): Promise<void> {
    this.pressed += 1
    await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    this.pressed += [...text].length
    await this.page.keyboard.type(text)
  }

  /** Waits for a page and for its program, if it has one. */
  async at(title: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 60_000 })
    await hydrated(this.page)
    this.pages += 1
  }

  /** Goes by Tab to what is wanted; `back` is the way from the end of the page. */
  async reach(wanted: Locator, way: 'on' | 'back' = 'on'): Promise<void> {
    await expect(wanted).toBeVisible({ timeout: 60_000 })
    for (let steps = 0; steps < farthest; steps++) {
      if (await wanted.evaluate(element => element === document.activeElement)) return
      await this.press(way === 'on' ? 'Tab' : 'Shift+Tab')
    }
    throw new Error(`${farthest} presses of Tab do not lead to ${wanted}`)
  }

  /** Past the head of the page, by the first link there is. */
  async skip(): Promise<void> {
    await this.press('Tab')
    await expect(this.page.getByRole('link', { name: 'К содержанию' })).toBeFocused()
    await this.press('Enter')
  }

  async button(name: string | RegExp, way: 'on' | 'back' = 'on'): Promise<void> {
    await this.reach(this.page.getByRole('main').getByRole('button', { name }), way)
    await this.press('Enter')
  }

  async link(name: string | RegExp, way: 'on' | 'back' = 'on'): Promise<void> {
    await this.reach(this.page.getByRole('main').getByRole('link', { name }), way)
    await this.press('Enter')
  }

  /** Types into a field that is reached. */
  async fill(label: string, text: string): Promise<void> {
    await this.reach(this.page.getByLabel(label, { exact: true }))
    await this.type(text)
  }
}
