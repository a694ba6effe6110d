// The tray of a desktop on the tests' own session bus, as panels are one (StatusNotifierItem, with its menu over
// com.canonical.dbusmenu): what a Casier puts there, read over D-Bus, and clicks on it. Other tests may run on the same
// bus: an item is known by the process that brought it.
import { DBusError, Message, type MessageBus, sessionBus, Variant } from '@jellybrick/dbus-next';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const ITEM_PATH = '/StatusNotifierItem';

export interface TrayHost {
  /** What is read where the pointer rests on it. null: there is none. */
  tooltip(): Promise<string | null>;
  /** Its pixels: another text for another picture. */
  picture(): Promise<string>;
  click(): Promise<void>;
  /** What its menu offers, from top to bottom. */
  menu(): Promise<string[]>;
  choose(label: string): Promise<void>;
  stop(): void;
}

/** `pid`: of the Casier whose item is meant. */
export async function startTrayHost(pid: () => number): Promise<TrayHost> {
  const bus = sessionBus();
  /** By their names on the bus. */
  const brought: string[] = [];
  bus.addMethodHandler((call) => {
    if (call.path !== '/StatusNotifierWatcher') return false;
    const isProperty = call.member === 'Get';
    if (!isProperty) brought.push(String(call.body[0]));
    // Of its properties a Casier asks one: whether there is a panel at all.
    bus.send(Message.newMethodReturn(call, isProperty ? 'v' : '', isProperty ? [new Variant('b', true)] : []));
    return true;
  });
  await bus.requestName(WATCHER, 0);

  const item = async (): Promise<string | null> => {
    for (const name of brought.toReversed()) if ((await processOf(bus, name)) === pid()) return name;
    return null;
  };
  const ask = async (call: Call): Promise<unknown[]> => {
    const destination = await item();
    if (destination === null) throw new Error('Casier has nothing in the tray');
    return answerOf(bus, { destination, path: ITEM_PATH, ...call });
  };
  const property = async <T>(name: string) => {
    const get = { interface: 'org.freedesktop.DBus.Properties', member: 'Get', signature: 'ss', body: [ITEM, name] };
    const [value] = await ask(get);
    return (value as Variant<T>).value;
  };
  const layout = async () => {
    const path = await property<string>('Menu');
    const all = { path, interface: MENU, member: 'GetLayout', signature: 'iias', body: [0, -1, []] };
    const [, root] = await ask(all);
    return { path, entries: entriesOf(root as Entry) };
  };
  return {
    async tooltip() {
      if ((await item()) === null) return null;
      const [, , title] = await property<[string, unknown, string, string]>('ToolTip');
      return title;
    },
    picture: async () => JSON.stringify(await property('IconPixmap')),
    click: async () => void (await ask({ interface: ITEM, member: 'Activate', signature: 'ii', body: [0, 0] })),
    menu: async () => (await layout()).entries.map(({ label }) => label),
    async choose(label) {
      const { path, entries } = await layout();
      const chosen = entries.find((one) => one.label === label);
      if (!chosen) throw new Error(`The tray does not offer « ${label} »`);
      const body = [chosen.id, 'clicked', new Variant('i', 0), 0];
      await ask({ path, interface: MENU, member: 'Event', signature: 'isvu', body });
    },
    stop: () => bus.disconnect(),
  };
}

/** As dbusmenu writes an entry: its number, what it is like, and what is below it. */
type Entry = [id: number, properties: Record<string, Variant>, below: Variant<Entry>[]];

function entriesOf([, , below]: Entry): { id: number; label: string }[] {
  return below.flatMap(({ value: [id, { label }] }) => (label ? [{ id, label: String(label.value) }] : []));
}

interface Call {
  path?: string;
  interface: string;
  member: string;
  signature: string;
  body: unknown[];
}

/** null: it is gone. */
async function processOf(bus: MessageBus, name: string): Promise<unknown> {
  const place = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
  const member = 'GetConnectionUnixProcessID';
  const call = { ...place, interface: 'org.freedesktop.DBus', member, signature: 's', body: [name] };
  try {
    return (await answerOf(bus, call))[0];
  } catch (error) {
    if (error instanceof DBusError) return null;
    throw error;
  }
}

async function answerOf(bus: MessageBus, call: Call & { destination: string }): Promise<unknown[]> {
  const answer = await bus.call(new Message(call));
  return answer?.body ?? [];
}
