FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.lock ./
RUN python -m venv /opt/nhacviec \
 && /opt/nhacviec/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
RUN /opt/nhacviec/bin/pip install --no-cache-dir --no-build-isolation --no-deps .

FROM python:3.12-slim
# The database's own tools are needed for `nhacviec backup` with PostgreSQL only.
RUN apt-get update \
 && apt-get install -y --no-install-recommends postgresql-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home --home-dir /data nhacviec
COPY --from=build /opt/nhacviec /opt/nhacviec
ENV PATH=/opt/nhacviec/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    NHACVIEC_WEB__LISTEN=0.0.0.0:8080 \
    NHACVIEC_EVIDENCE__FOLDER=/data/evidence
USER nhacviec
# config.toml, the SQLite file (data/nhacviec.db) and the evidence live here.
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD \
    ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz', timeout=8)"]
ENTRYPOINT ["nhacviec"]
CMD ["run"]
