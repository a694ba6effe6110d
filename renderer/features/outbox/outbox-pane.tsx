// « Boîte d'envoi »: what is on its way out.
export function OutboxPane() {
  return <section className="outbox" />;
}
