# Lo que se explicó

education = Lo que explicamos
    .one = explicación
    .add = Anotar lo que se explicó
    .intro = Información que ayuda y lo que la persona se lleva de ella.
    .empty = Aún no hay nada anotado.
education-topic = Tema
    .sexual_health = Salud sexual
    .consent = Consentimiento
    .boundaries = Límites
    .ethics = Ética
    .relationships = Cómo afecta las relaciones
    .urges = Cómo funcionan los impulsos
    .shame_guilt = Vergüenza y culpa
    .emotions = Las emociones van y vienen
    .online_safety = Seguridad en internet
    .myths = Mitos comunes
education-day = Fecha
education-by = Quién lo explicó
education-material = Qué se usó
    .hint = Un folleto, un video, un dibujo.
education-understood = Qué se lleva la persona
    .hint = En sus propias palabras.
education-question = Qué quiere preguntar todavía
