# Contactos

contact_attempt = Contactos
    .one = contacto
    .add = Registrar un contacto
    .intro = Llamadas, mensajes y visitas, aunque no se haya logrado hablar.
    .empty = Aún no hay contactos registrados.
contact_attempt-result = Resultado
    .planned = Planeado
    .attempted = Se intentó
    .reached = Se logró
    .left_message = Se dejó mensaje
    .no_answer = Sin respuesta
    .declined = No quiso
contact_attempt-channel = Medio
    .phone = Teléfono
    .text = Mensaje
    .email = Correo electrónico
    .post = Correo postal
    .in_person = En persona
contact_attempt-minutes = Minutos
contact_attempt-summary = Resumen
contact_attempt-next = Próximo contacto
