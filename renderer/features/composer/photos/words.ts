import { defineWords } from '../../../i18n/index.ts';

export const words = defineWords({
  fr: {
    shrink: 'Réduire les photos…',
    title: 'Réduire les photos',
    intro: (n: number) =>
      n === 1
        ? 'La photo garde sa forme\u00a0; elle suffit pour un écran. L’original reste sur votre ordinateur.'
        : `Les ${n} photos gardent leur forme\u00a0; elles suffisent pour un écran. Les originaux restent sur votre ordinateur.`,
    size: 'Taille',
    large: 'Grande, pour imprimer (2\u00a0560 points)',
    medium: 'Moyenne, pour l’écran (1\u00a0600 points)',
    small: 'Petite (1\u00a0024 points)',
    working: 'Calcul…',
    gain: (before: string, after: string) => `${before} → ${after}`,
    noGain: 'Ces photos ne deviendraient pas plus légères à cette taille.',
    places: (n: number) =>
      n === 1
        ? 'Une photo indique le lieu où elle a été prise\u00a0: ce lieu sera retiré.'
        : `${n} photos indiquent le lieu où elles ont été prises\u00a0: ces lieux seront retirés.`,
    placesNone: 'Le lieu et l’appareil de la prise de vue ne sont pas transmis avec une photo réduite.',
    take: 'Réduire',
    cancel: 'Annuler',
    done: (before: string, after: string, places: number) =>
      places === 0
        ? `Photos réduites\u00a0: ${before} → ${after}.`
        : `Photos réduites\u00a0: ${before} → ${after}. Le lieu de prise de vue a été retiré.`,
    undo: 'Annuler',
  },
  en: {
    shrink: 'Shrink the photos…',
    title: 'Shrink the photos',
    intro: (n: number) =>
      n === 1
        ? 'The photo keeps its shape; it will do for a screen. The original stays on your computer.'
        : `The ${n} photos keep their shape; they will do for a screen. The originals stay on your computer.`,
    size: 'Size',
    large: 'Large, to print (2,560 points)',
    medium: 'Medium, for a screen (1,600 points)',
    small: 'Small (1,024 points)',
    working: 'Working…',
    gain: (before: string, after: string) => `${before} → ${after}`,
    noGain: 'These photos would not become lighter at this size.',
    places: (n: number) =>
      n === 1
        ? 'One photo tells where it was taken: the place will be taken out.'
        : `${n} photos tell where they were taken: the places will be taken out.`,
    placesNone: 'Where and with which camera it was taken does not go along with a photo that was shrunk.',
    take: 'Shrink',
    cancel: 'Cancel',
    done: (before: string, after: string, places: number) =>
      places === 0
        ? `Photos shrunk: ${before} → ${after}.`
        : `Photos shrunk: ${before} → ${after}. The place where they were taken has been removed.`,
    undo: 'Undo',
  },
});
