# Alertas de seguridad

safety_flag = Alertas de seguridad
    .one = alerta de seguridad
    .add = Activar una alerta de seguridad
    .intro = Alguien debe atenderla hoy. Sigue abierta hasta que alguien la cierre y anote qué encontró.
    .empty = No hay alertas de seguridad.
safety_flag-about = Qué la activó
safety_flag-why = Motivo de la alerta
    .hint = Obligatorio si no la originó ninguna respuesta.
safety_flag-status = Estado
    .open = Abierta
    .closed = Cerrada
safety_flag-seen_by = Quién la atendió
safety_flag-owner = Quién se encarga
    .hint = La tiene quien la activó hasta que alguien más se encargue.
safety_flag-checkin = Seguimiento en que pidió ayuda
safety_flag-reason = Qué se encontró y qué se hizo
safety_flag-needs-why = Escriba el motivo de la alerta.
safety_flag-closing-needs-reason = Antes de cerrarla, escriba qué se encontró y qué se hizo.
