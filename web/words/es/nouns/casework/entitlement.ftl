# Beneficios y documentos

entitlement = Beneficios y documentos
    .one = beneficio o documento
    .add = Agregar un beneficio o documento
    .intro = A qué tiene derecho la persona y cuándo hay que renovarlo.
    .empty = Aún no hay beneficios ni documentos.
entitlement-kind = Tipo
    .benefit = Un beneficio
    .insurance = Seguro médico
    .disability = Apoyo por discapacidad
    .housing = Apoyo para vivienda
    .identity = Un documento de identidad
    .permit = Un permiso
    .other = Otra cosa
entitlement-what = Cuál
entitlement-applied = Fecha de solicitud
entitlement-decision = Decisión
    .waiting = En espera
    .granted = Aprobada
    .declined = Rechazada
    .appealed = En apelación
entitlement-renew_by = Renovar antes del
