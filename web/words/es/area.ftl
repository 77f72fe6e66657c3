# Areas of a chart, as headings over their sections

area-client = La persona
area-risk = Seguridad
area-relapse = Cuando se pone difícil
area-goals = Metas y fortalezas
area-casework = Ayuda práctica
area-contacts = Notas y encuentros
area-people = Apoyo
area-training = Entrenamiento
area-logs = Registros
area-consent = Consentimiento y privacidad
