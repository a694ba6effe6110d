// The commonest claims of phishing in the languages that are taught in French schools, and whose mail their teachers get:
// German, Spanish, Italian, Portuguese; and Dutch. Short on purpose: what is said in French and in English is in
// wording.ts. Plain text: small letters, no accents.
import type { Topic } from './topics.ts';

export const ABROAD: Partial<Record<Topic, readonly RegExp[]>> = {
  quotaClaim: [
    /(?:postfach|mailbox|speicher(?:platz)?|buzon|casella|caixa postal|armazenamento|almacenamiento|opslag).{0,40}\b(?:voll\b|erschopft|uberschritten|lleno|llena|piena|cheia|esgotad[oa]|bijna vol)/,
  ],
  passwordClaim: [
    /\b(?:passwort|kennwort|contrasena|senha|wachtwoord)\b.{0,40}\b(?:lauft ab|abgelaufen|caduca|expira|verlopen|verloopt)/,
  ],
  accountThreat: [
    /\b(?:ihr|ihre|dein|su|sua|tu|il suo|seu|uw|je) (?:[a-z0-9.&-]+ ){0,2}(?:konto|account|zugang|cuenta|conta|conto|acesso|acceso|carta|tarjeta|cartao|rekening|kaart|cpf|cnh|chave pix)\b.{0,50}\b(?:gesperrt|eingeschrankt|deaktiviert|geschlossen|bloquead[oa]|suspendid[oa]|suspens[oa]|limitad[oa]|bloccat[oa]|sospes[oa]|cancelad[oa]|geblokkeerd|opgeschort|irregular)/,
    /\b(?:bloqueio|suspensao|cancelamento) (?:de|da|do) (?:sua|seu|conta|cpf|cnh|cartao|acesso|beneficio)/,
  ],
  credentialRequest: [
    /\b(?:bestatigen|verifizieren|aktualisieren|aktivieren) sie.{0,40}\b(?:konto|daten|angaben|identitat|zahlungs)/,
    /\b(?:verifi(?:que|car|ca)|confirm(?:e|ar|a|are)|actualic?[ez]ar?|atualiz(?:e|ar)|aggiorn(?:a|are)|regulariz(?:e|ar)|desbloque(?:ie|ar)|valid(?:e|ar)).{0,40}\b(?:su|sua|seu|seus|tu|i suoi|la sua) (?:[a-z]+ )?(?:cuenta|conta|conto|datos|dados|dati|cadastro|identidade|identidad|acesso|cpf|pagamento)/,
    /\b(?:bevestig|controleer|verifieer|update).{0,30}\b(?:uw|je) (?:account|gegevens|identiteit|betaal)/,
  ],
  callToClick: [
    /\b(?:klicken sie|hier klicken|haga clic|clique (?:aqui|no|em)|clicca (?:qui|sul)|klik (?:hier|op)|acesse (?:agora|aqui|o link))\b/,
  ],
  parcel: [
    /\b(?:paket|sendung|pakket|zending|paquete|pacco|encomenda|pedido)\b.{0,60}\b(?:nicht zugestellt|wartet|zollgebuhr|gebuhr|retenido|retid[oa]|aduana|alfandega\w*|tributad[oa]|taxa|dogana|in attesa|pendiente|pendente|douane|niet (?:bezorgd|geleverd)|wacht)/,
  ],
  refund: [
    /\b(?:ruckerstattung|reembolso|restituicao|rimborso|terugbetaling|teruggave)\b.{0,60}\b(?:erhalten|beantragen|recibir|receber|disponivel|disponible|resgat|ricevere|ontvangen|€|r\$|eur)/,
  ],
  payment: [
    /\b(?:zahlung|rechnung|pago|pagamento|factura|fatura|boleto|debito|betaling|factuur|multa|pedagio)s?\b.{0,50}\b(?:fehlgeschlagen|abgelehnt|uberfallig|offen|rechazad[oa]|vencid[oa]|pendente|pendiente|recusad[oa]|em aberto|em atraso|rifiutat[oa]|scadut[oa]|mislukt|achterstallig)/,
  ],
  prize: [
    /\b(?:sie haben|du hast|has|ha|voce|u heeft|je hebt)\b.{0,20}\b(?:gewonnen|ausgewahlt|ganado|sido seleccionad|vinto|ganhou|foi (?:selecionad|contemplad|sortead))/,
    /\b(?:herzlichen gluckwunsch|felicidades|felicitaciones|parabens|congratulazioni|gefeliciteerd)\b.{0,120}\b(?:gewinn|gewonnen|ausgewahlt|geschenk|premio|regalo|ganho|ganhou|resgat|bonus|pontos|vinto|prijs|gewonnen|cadeau)/,
    /\b(?:gewinn|preis|pramie|geschenk|premio|brinde|pontos|milhas|saldo|valor)\b.{0,50}\b(?:einlosen|abholen|sichern|resgat\w+|canjear|riscatt\w+|expira\w*|liberad[oa])/,
  ],
  document: [
    /\b(?:intimacao|notificacao (?:extra)?judicial|nota fiscal|comprovante|citacion judicial|notifica giudiziaria)\b.{0,80}\b(?:anexo|abaixo|visualizar|baixar|descargar|scaricare|acessar|adjunt[oa])/,
  ],
  urgency: [
    /\b(?:sofort|dringend|umgehend|innerhalb von \d+ (?:stunden|tagen)|letzte (?:mahnung|erinnerung|chance)|urgente|ultimo (?:aviso|dia)|ultima chance|en las proximas \d+ horas|nas proximas \d+ horas|entro \d+ ore|dringend|onmiddellijk|binnen \d+ uur|laatste (?:kans|herinnering)|hoje mesmo)\b/,
  ],
};
