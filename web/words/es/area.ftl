# Areas of a chart, as headings over their sections

area-client = La persona
area-risk = Seguridad
area-relapse = Cuando se pone difícil
area-goals = Metas y fortalezas
area-casework = Ayuda práctica
area-contacts = Notas y encuentros
area-relations = Pareja y familia
area-people = Apoyo
area-training = Entrenamiento
area-thinking = Pensar y actuar
area-logs = Registros
area-consent = Consentimiento y privacidad
