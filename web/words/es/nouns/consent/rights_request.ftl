# Solicitudes sobre el expediente

rights_request = Solicitudes sobre el expediente
    .one = solicitud sobre el expediente
    .add = Anotar una solicitud
    .intro = Ver el expediente, corregirlo, borrarlo o limitar su uso. Cada una tiene una fecha límite de respuesta.
    .empty = No hay solicitudes.
rights_request-kind = Qué pide
    .access = Verlo
    .amend = Corregirlo
    .erase = Borrarlo
    .restrict = Limitar su uso
rights_request-what = Sobre qué
    .hint = En palabras de la persona.
rights_request-received = Fecha de recepción
rights_request-due = Fecha límite
rights_request-status = Estado
    .open = Abierta
    .decided = Resuelta
rights_request-disagreement = Su declaración, si no está de acuerdo
    .hint = En palabras de la persona.
