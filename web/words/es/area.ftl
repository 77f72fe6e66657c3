# Áreas de un expediente, como títulos sobre sus secciones

area-client = La persona
area-risk = Seguridad
area-relapse = Momentos difíciles
area-goals = Metas y fortalezas
area-casework = Apoyo práctico
area-contacts = Notas y citas
area-relations = Pareja y familia
area-people = Red de apoyo
area-training = Práctica de habilidades
area-thinking = Pensamientos y acciones
area-logs = Registros diarios
area-consent = Consentimiento y privacidad
