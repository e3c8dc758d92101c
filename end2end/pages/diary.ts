// The diary as a family reads it: today, the week, the marks, the switch of children.
import { expect, type Page } from '@playwright/test'

export class Diary {
  constructor(private readonly page: Page) {}

  /** Goes by the navigation, as a thumb does. */
  async turnTo(section: 'Сегодня' | 'Неделя' | 'Отметки'): Promise<void> {
    const entry = this.page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: section })
    await entry.click()
    await expect(entry).toHaveAttribute('aria-current', 'page')
    await expect(this.heading(new RegExp(`^${section}`))).toBeVisible()
  }

  heading(words: string | RegExp) {
    return this.page.getByRole('heading', { level: 1, name: words })
  }

  /** All days of the week, laid open. */
  async unfold(): Promise<void> {
    await this.page.locator('.one-day').evaluateAll(days => days.forEach(day => day.setAttribute('open', '')))
  }

  /** A day of the week, laid open. */
  async openDay(day: RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 2, name: day }).click()
    await expect(this.lessonsOf(day).first()).toBeVisible()
  }

  /** The lessons under the heading of a day: «Уроки», «Понедельник, 9 ноября». */
  lessonsOf(day: RegExp) {
    const part = this.page.locator('section').filter({ has: this.page.getByRole('heading', { level: 2, name: day }) })
    return part.getByRole('listitem').filter({ has: this.page.getByRole('heading', { level: 3 }) })
  }

  /** A subject among the marks: its head opens to how the average is counted. */
  subject(title: string) {
    const details = this.page.getByRole('main').locator('details').filter({ has: this.page.locator('summary', { hasText: title }) })
    return { head: details.locator('summary'), reckoning: details.getByText('Средняя:') }
  }

  child(name: RegExp) {
    return this.page.getByRole('form', { name: 'Дети' }).getByRole('button', { name })
  }

  async signOut(): Promise<void> {
    await this.page.locator('header summary').last().click()
    await this.page.getByRole('button', { name: 'Выйти' }).click()
    await expect(this.heading('Вход')).toBeVisible()
  }
}
