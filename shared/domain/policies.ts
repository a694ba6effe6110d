// What an administrator sets for everybody on a PC: the shape of policies.json, and what of it is in force. Each key of
// the file holds as a whole or not at all. The descriptions are the administrator's, in French; docs/policies.schema.json
// is written from them (`npm run policies`), docs/administrateurs.md explains them. No key holds a secret: everybody on
// the PC may read the file.
import { z } from 'zod';
import { ChosenSettings } from './settings.ts';
import { Encryption, MailService } from './setup.ts';

/** What a text has to look like, as a fault of the file tells it. */
export const PolicyForm = z.enum(['host', 'domain', 'address', 'https', 'url', 'folder', 'perPerson']);
export type PolicyForm = z.infer<typeof PolicyForm>;

const text = (form: PolicyForm, pattern: RegExp) => z.string().max(2_000).regex(pattern, { error: form });

const Host = text('host', /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/).meta({ description: 'Nom du serveur, seul.' });
const Port = z.number().int().min(1).max(65_535);
const Domains = z.array(text('domain', /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/)).min(1);
const Https = text('https', /^https:\/\/[^\s/]+(\/\S*)?$/);
const UserName = z.string().min(1).max(320).meta({
  description:
    'Identifiant, avec %username%, %address% ou %localpart%. Sans lui, celui qui est d’usage pour l’adresse.',
});

const PolicyServer = z.strictObject({
  host: Host,
  port: Port,
  security: Encryption.meta({ description: 'tls dès le premier octet, ou starttls. Jamais en clair.' }),
  userName: UserName.optional(),
});
export type PolicyServer = z.infer<typeof PolicyServer>;

const PolicyAccount = z.strictObject({
  address: text('address', /^[^\s@<>]+@[^\s@<>]+$/).meta({
    description: 'Adresse proposée. %username% est le nom de la session ouverte sur le PC.',
  }),
  protocol: z.enum(['imap', 'pop3']).default('imap').meta({ description: 'Façon de recevoir.' }),
  incoming: PolicyServer.meta({ description: 'Serveur de réception.' }),
  outgoing: PolicyServer.meta({ description: 'Serveur d’envoi.' }),
});

const PolicyHost = z.strictObject({
  domains: Domains.optional().meta({
    description: 'Pour les adresses de ces domaines\u00a0; sans liste, pour toutes.',
  }),
  service: MailService.meta({ description: 'imap, pop3, ou smtp pour l’envoi.' }),
  ...PolicyServer.shape,
});

const PolicyProxy = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('system') }).meta({ description: 'Celui du système.' }),
  z.strictObject({ mode: z.literal('direct') }).meta({ description: 'Aucun proxy.' }),
  z
    .strictObject({
      mode: z.literal('fixed'),
      kind: z.enum(['http', 'https', 'socks4', 'socks5']),
      host: Host,
      port: Port,
      except: z
        .array(z.string().regex(/^[^\s;,]+$/))
        .optional()
        .meta({
          description: 'Hôtes joints sans proxy\u00a0: noms, *.domaine, adresses, plages CIDR.',
        }),
    })
    .meta({ description: 'Ce proxy-là.' }),
  z
    .strictObject({ mode: z.literal('pac'), url: text('url', /^(https?|file):\/\/\S+$/) })
    .meta({ description: 'Le fichier PAC à cette adresse.' }),
]);
export type PolicyProxy = z.infer<typeof PolicyProxy>;

/** `advise`: sent as is in one click. `reason`: with a reason. `block`: not before what is red is mended. */
export const GuardLevel = z.enum(['advise', 'reason', 'block']);
export type GuardLevel = z.infer<typeof GuardLevel>;
export const DEFAULT_GUARD_LEVEL: GuardLevel = 'reason';

export const Policies = z
  .strictObject({
    accounts: z.array(PolicyAccount).max(20).meta({
      description: 'Comptes proposés à la mise en route, dans cet ordre. Le mot de passe reste demandé à la personne.',
    }),
    hosts: z.array(PolicyHost).max(100).meta({
      description: 'Serveurs essayés avant tous les autres. Ils peuvent recevoir le mot de passe sans autre accord.',
    }),
    settings: ChosenSettings.meta({ description: 'Réglages de départ, que chacun peut changer.' }),
    lockedSettings: ChosenSettings.meta({ description: 'Réglages imposés, que personne ne peut changer.' }),
    guard: GuardLevel.meta({
      description:
        'Garde-familles, quand des adresses de familles seraient montrées\u00a0: advise avertit, reason demande un motif (par défaut), block empêche l’envoi.',
    }),
    dataProtectionOfficer: text('address', /^[^\s@<>]+@[^\s@<>]+$/).meta({
      description:
        'Adresse du délégué à la protection des données (DPD), à qui écrire quand des adresses ont été montrées.',
    }),
    phishingReports: text('address', /^[^\s@<>]+@[^\s@<>]+$/).meta({
      description:
        'Adresse à laquelle « Signaler » envoie les messages suspects, en pièce jointe. Sans cette clé, celle de l’académie si elle est connue\u00a0; sinon elle est demandée une fois.',
    }),
    helpPages: z
      .strictObject({
        domains: Domains.optional().meta({
          description: 'Pour les adresses de ces domaines\u00a0; sans liste, pour toutes.',
        }),
        forgottenPassword: Https.optional().meta({ description: 'Identifiant ou mot de passe oublié.' }),
        webmail: Https.optional().meta({ description: 'Webmail.' }),
        help: Https.optional().meta({ description: 'Assistance de l’établissement ou de l’académie.' }),
      })
      .meta({ description: 'Pages ouvertes dans le navigateur, à la place de celles que Casier connaît.' }),
    dataFolder: text('folder', /^(%home%|\/|[A-Za-z]:[\\/])/)
      .regex(/%(username|home)%/, { error: 'perPerson' satisfies PolicyForm })
      .meta({
        description: 'Dossier local de la base de courrier. Contient %username% ou %home%\u00a0: un par personne.',
      }),
    proxy: PolicyProxy.meta({ description: 'Proxy pour le courrier. Sans cette clé, celui du système.' }),
    authorities: z.array(z.string().min(1)).max(50).meta({
      description:
        'Autorités de certification ajoutées à celles du système\u00a0: chemin d’un fichier PEM, ou son texte.',
    }),
    updateChannel: z.enum(['stable', 'preview', 'off']).meta({
      description: 'Canal des mises à jour. Sans effet\u00a0: Casier ne se met pas encore à jour de lui-même.',
    }),
  })
  .partial();
export type Policies = z.infer<typeof Policies>;
export type PolicyKey = keyof Policies;

/** One thing that is wrong with the file. In words: renderer/features/policies. */
export const PolicyFault = z.object({
  kind: z.enum([
    /** There, but cannot be read; `detail` is the system's code. Nothing holds. */
    'unreadable',
    /** Anybody may change it, or could have put it there. Nothing holds. */
    'unprotected',
    /** Neither UTF-8 nor UTF-16. Nothing holds. */
    'encoding',
    /** No JSON; `detail` is what is there instead. Nothing holds. */
    'syntax',
    /** JSON, but not `{ … }`. Nothing holds. */
    'notAnObject',
    'unknownKey',
    'repeatedKey',
    'missing',
    /** `detail`: the type that is expected. */
    'wrongType',
    /** `detail`: the form or the values that are expected. */
    'wrongForm',
    'wrongValue',
    /** An authority whose file cannot be read, is not protected, or holds no certificate; `detail` says which. */
    'authority',
    /** No folder of this system. */
    'folder',
  ]),
  /** 1 is the first; null where there is no text to point at. */
  at: z.object({ line: z.number().int(), column: z.number().int() }).nullable(),
  /** « accounts[0].incoming.port »; '' for the whole. */
  key: z.string(),
  detail: z.string().nullable(),
});
export type PolicyFault = z.infer<typeof PolicyFault>;

/** What an administrator set, as it is in force until Casier is started again. */
export const PolicyReport = z.object({
  /** The file's path or the registry's key; null: nothing is set. */
  source: z.string().nullable(),
  /** What holds, with %username% and the like filled in. */
  policies: Policies.extend({ dataFolder: z.string().optional() }),
  /** The names of the authorities that were added. */
  authorities: z.array(z.string()),
  /** The store lies elsewhere than `dataFolder`, since it was there before: its folder. */
  storeStays: z.string().nullable(),
  faults: z.array(PolicyFault),
});
export type PolicyReport = z.infer<typeof PolicyReport>;

export const NO_POLICIES: PolicyReport = {
  source: null,
  policies: {},
  authorities: [],
  storeStays: null,
  faults: [],
};
